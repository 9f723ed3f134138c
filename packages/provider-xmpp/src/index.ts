// Adding a line here is a public act.
export { createXmppProvider, type XmppLogin, type XmppProviderOptions } from './xmpp-provider.ts';
