const at = (id) => document.getElementById(id);
const MOST_ECHOES = 50;
let until = null;
let ahead = 0; // server's clock minus this browser's, in milliseconds

async function loadFacts() {
  const facts = await (await fetch("/facts", { cache: "no-store" })).json();
  document.title = facts.title;
  at("title").textContent = facts.title;
  at("note").textContent = facts.note;
  at("note").hidden = !facts.note;
  at("cores").textContent = facts.cores;
  at("memory").textContent = facts.memoryBytes ? `${+(facts.memoryBytes / 2 ** 30).toFixed(1)} GB` : "unknown";
  until = facts.until && new Date(facts.until);
  ahead = new Date(facts.now) - Date.now();
  at("until").textContent = until ? `Booked until ${until.toLocaleString()}. Berth knows about later extensions.` : "";
}

function showTimeLeft() {
  if (!until) return;
  const seconds = Math.max(0, Math.round((until - (Date.now() + ahead)) / 1000));
  const two = (number) => String(number).padStart(2, "0");
  at("left").textContent = `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

function hear(text) {
  const item = document.createElement("li");
  item.textContent = text;
  at("heard").prepend(item);
  while (at("heard").childElementCount > MOST_ECHOES) at("heard").lastChild.remove();
}

let socket;
function connect() {
  socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/echo`);
  const say = (state, open) => {
    at("state").textContent = state;
    at("state").dataset.open = open;
    at("send").disabled = !open;
  };
  socket.onopen = () => say("connected", true);
  socket.onmessage = (message) => hear(message.data);
  socket.onclose = () => {
    say("reconnecting", false);
    setTimeout(connect, 2000);
  };
}

at("say").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = at("text").value.trim();
  if (!text) return;
  socket.send(text);
  at("text").value = "";
});

const refresh = () => loadFacts().catch(() => {});
refresh();
connect();
setInterval(showTimeLeft, 500);
setInterval(refresh, 15000);
