/** Where the test script has started a server. */
export const serverUrl: string = process.env.ROOMPANE_XMPP_URL ?? '';
