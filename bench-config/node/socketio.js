// Started by the Procfile as `node apps/frappe/socketio.js`.
require("./realtime").main();
