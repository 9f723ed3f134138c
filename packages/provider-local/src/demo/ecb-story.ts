/** Tom's long read: what a story is for. */
export const ecbStory = `No change to rates, but listen for the word “persistent”. Two of the five hawks softened last week, and the staff forecast is likely to lower the 2026 path for core inflation.

What is in the price. The market gives a cut on Thursday one chance in twelve, and has one whole cut by the spring. That is where it stood before the last wage figures, so the meeting itself should not move the front end. The press conference can.

What we listen for. If services inflation stays “persistent” in the opening statement, the door to the spring is half shut, and EUR/USD has room to 1.0900. If the word goes, or moves behind “domestic”, the first move is down: stops sit under 1.0838, and there is little between there and 1.0805.

What the forecast may do. Energy has come off since the cut-off date and the euro is a shade stronger. Both take a tenth off next year’s headline. Core is the number to watch: at 2.0 for 2026 the doves have their argument, at 2.2 nobody has to say anything.

How the desk is set. We come into the day flat in spot and long a little gamma to Friday. Quote two ways as usual until 13:00. From 13:10 to 13:30 widen to two pips in EUR/USD and to three in EUR/GBP, nothing over five without a word to Hannah, and no resting orders of our own through 13:15. The statement comes at 13:15, questions from 13:45.

Cable. It follows the euro for the first minutes and then remembers that it has its own bank next week. The flow into the fix has been one way for three days; if it is there again on Thursday, it is worth more than anything said in Frankfurt.

What would change this. A leak, a resignation, or a forecast that was finished before the last oil move. In any of these, stand back, tell the room, and let the first minute go.`;

export const tokyoStory = `Quiet session. USD/JPY held 151.20 to 151.45 on light exporter selling. Two real-money names bought AUD/USD under 0.6520 and left bids behind. Nothing rests above 151.60 until the 152 strike on Friday. Over to you.`;
