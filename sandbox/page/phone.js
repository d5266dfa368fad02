// One chat, drawn as WhatsApp draws it. The server sends the whole chat at every change; only what differs is redrawn.
const base = location.pathname.replace(/\/$/, "");
const find = (id) => document.getElementById(id);
const chat = find("chat"), quoting = find("quoting"), field = find("text");
const EMOJI = ["👍", "❤️", "😮", "🤔", "📉", "👎"];
let state = { messages: [], reactions: [] }, quoted = null, following = true, drawn = new Map();

function make(tag, className, ...children) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  node.append(...children);
  return node;
}

// WhatsApp's marks, built as nodes: text from data never becomes HTML.
const MARKS = [["```", "code"], ["*", "b"], ["_", "i"], ["~", "s"], ["`", "code"]];
function marked(text) {
  for (const [mark, tag] of MARKS) {
    const m = mark.replace("*", "\\*"), one = mark.length > 1 ? "[\\s\\S]" : "[^\\n]";
    const found = text.match(new RegExp(`(^|[^\\p{L}\\p{N}])${m}(?=\\S)(${one}*?\\S)${m}(?![\\p{L}\\p{N}])`, "u"));
    if (found) {
      const start = found.index + found[1].length, end = found.index + found[0].length;
      const inner = tag === "code" ? [found[2]] : marked(found[2]);
      return [...marked(text.slice(0, start)), make(tag, "", ...inner), ...marked(text.slice(end))];
    }
  }
  return text ? [text] : [];
}

function words(text) {
  const box = make("div", "words");
  let list = null, plain = [];
  const flush = () => { if (plain.length) box.append(...marked(plain.join("\n"))); plain = []; };
  for (const line of text.split("\n")) {
    const item = line.match(/^[-*] (.+)/);
    if (item) {
      if (!list) { flush(); list = make("ul"); box.append(list); }
      list.append(make("li", "", ...marked(item[1])));
    } else {
      list = null;
      plain.push(line);
    }
  }
  flush();
  return box;
}

const short = (message) => message.media ? message.text.split("\n")[0].replace(/[*_~`]/g, "") : message.text;
const picture = (message) => message.media.includes("/") ? message.media : `/media/${message.media}`;
const author = (message) => message.direction === "in" ? "You" : state.name;
const clock = (at) => new Date(at * 1000).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
const day = (at) => new Date(at * 1000).toLocaleDateString([], { weekday: "long", day: "numeric", month: "long" });
const send = (path, body) => fetch(`${base}/${path}${location.search}`, {
  method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
});

function quote(message) {
  const node = make("button", "quote", make("span", "", make("b", "", author(message)), short(message)));
  node.type = "button";
  if (message.media) node.append(Object.assign(make("img"), { src: picture(message), alt: "" }));
  node.onclick = () => {
    const row = drawn.get(message.wamid)?.node;
    row?.scrollIntoView({ block: "center", behavior: "smooth" });
    row?.classList.add("flash");
    setTimeout(() => row?.classList.remove("flash"), 1300);
  };
  return node;
}

function ticks(message) {
  const is = (status) => message.statuses.includes(status);
  const node = make("span", `ticks${is("read") ? " read" : ""}`, is("delivered") || is("read") ? "✓✓" : "✓");
  node.setAttribute("aria-label", is("read") ? "read" : is("delivered") ? "delivered" : "sent");
  return node;
}

function pick(row, message) {
  const open = chat.querySelector(".picker");
  open?.remove();
  if (open?.parentNode === row) return;
  const picker = make("div", "picker");
  for (const emoji of EMOJI) {
    const button = make("button", "", emoji);
    button.type = "button";
    button.setAttribute("aria-label", `React ${emoji}`);
    button.onclick = () => {
      picker.remove();
      send("reactions", { message_id: message.wamid, emoji: message.reactions.me === emoji ? "" : emoji });
    };
    picker.append(button);
  }
  row.append(picker);
}

function taps(message) {
  const list = make("div", "taps");
  message.buttons.forEach((title, button) => {
    const node = Object.assign(make("button", "", title), { type: "button" });
    node.onclick = () => { following = true; send("taps", { message_id: message.wamid, button }); };
    list.append(node);
  });
  return list;
}

function bubble(message, turn) {
  const mine = message.direction === "in";
  const box = make("div", "bubble");
  const about = state.messages.find((other) => other.wamid === message.context);
  if (about) box.append(quote(about));
  if (message.media) {
    const image = Object.assign(make("img"), { src: picture(message), alt: message.alt || short(message) });
    // A picture has its height once it is there; whoever looks at the end goes on looking at it.
    const atEnd = chat.scrollHeight - chat.scrollTop - chat.clientHeight < 120;
    image.onload = () => { if (atEnd) chat.scrollTop = chat.scrollHeight; };
    image.onclick = () => { Object.assign(find("picture").firstChild, { src: image.src, alt: image.alt }); find("picture").showModal(); };
    box.append(image);
  }
  box.append(words(message.text));
  if (message.footer) box.append(make("small", "footer", message.footer));
  box.append(make("span", "foot", clock(message.at), ...(mine ? [ticks(message)] : [])));
  if (message.buttons.length) box.append(taps(message));
  const chips = Object.values(message.reactions).join("");
  if (chips) box.append(make("span", "chips", chips));
  const row = make("div", `row${mine ? " mine" : ""}${turn ? " turn" : ""}${chips ? " reacted" : ""}`, box);
  row.dataset.wamid = message.wamid;
  const act = make("span", "act");
  const reply = Object.assign(make("button", "", "↩"), { type: "button", title: "Reply" });
  reply.setAttribute("aria-label", "Reply");
  reply.onclick = () => {
    quoted = message.wamid;
    quoting.firstElementChild.textContent = `${author(message)}: ${short(message)}`;
    quoting.hidden = false;
    field.focus();
  };
  act.append(reply);
  if (!mine) {
    const react = Object.assign(make("button", "", "☺"), { type: "button", title: "React" });
    react.setAttribute("aria-label", "React");
    react.onclick = () => pick(row, message);
    act.append(react);
  }
  row.append(act);
  return row;
}

function draw() {
  const atEnd = following || chat.scrollHeight - chat.scrollTop - chat.clientHeight < 120;
  following = !drawn.size;
  const before = drawn, nodes = [];
  let last = null, lastDay = "";
  drawn = new Map();
  for (const message of state.messages) {
    const today = day(message.at);
    if (today !== lastDay) nodes.push(make("div", "day", today));
    const turn = !last || last.direction !== message.direction || today !== lastDay;
    const key = JSON.stringify([message, turn]);
    const kept = before.get(message.wamid);
    const node = kept?.key === key ? kept.node : bubble(message, turn);
    drawn.set(message.wamid, { key, node });
    nodes.push(node);
    [last, lastDay] = [message, today];
  }
  if (!state.messages.length) nodes.push(make("p", "empty", "Nothing yet. Write something, and the 24-hour window opens."));
  if (state.typing) {
    nodes.push(make("div", "row turn", make("div", "bubble typing", make("div", "dots", make("i"), make("i"), make("i")))));
  }
  chat.replaceChildren(...nodes);
  find("name").textContent = state.name;
  find("state").textContent = state.typing ? "typing…" : "business account";
  document.title = `${state.me}'s phone`;
  if (atEnd) chat.scrollTop = chat.scrollHeight;
}

function seen() {
  const unread = state.messages.some((m) =>
    m.direction === "out" && m.statuses.includes("delivered") && !m.statuses.includes("read"));
  if (unread && document.visibilityState === "visible") send("read", {});
}

find("compose").onsubmit = (event) => {
  event.preventDefault();
  const text = field.value.trim();
  if (!text) return;
  send("messages", { text, context: quoted });
  following = true;
  field.value = "";
  quoted = null;
  quoting.hidden = true;
};
quoting.lastElementChild.onclick = () => { quoted = null; quoting.hidden = true; };
find("picture").onclick = () => find("picture").close();
document.addEventListener("visibilitychange", seen);

// What can be made to go wrong at Meta; the same as POST and DELETE /faults.
async function faults(method, name) {
  const answer = await fetch(method === "DELETE" ? `/faults/${name}` : "/faults", {
    method, headers: { "Content-Type": "application/json" }, body: method === "POST" ? JSON.stringify({ name }) : undefined,
  });
  const all = await answer.json(), on = all.filter((fault) => fault.on).length;
  find("broken").textContent = on ? `${on} thing${on > 1 ? "s" : ""} broken` : "Nothing is broken";
  find("switches").replaceChildren(...all.map((fault) => {
    const box = Object.assign(make("input"), { type: "checkbox", checked: fault.on });
    box.onchange = () => faults(box.checked ? "POST" : "DELETE", fault.name);
    return make("label", "", box, make("span", "", make("b", "", fault.name), fault.does));
  }));
}
faults("GET");

const dark = matchMedia("(prefers-color-scheme: dark)");
const theme = (name) => { document.documentElement.dataset.theme = name; };
theme(localStorage.getItem("theme") ?? (dark.matches ? "dark" : "light"));
find("theme").onclick = () => {
  theme(document.documentElement.dataset.theme === "dark" ? "light" : "dark");
  localStorage.setItem("theme", document.documentElement.dataset.theme);
};

// EventSource connects again by itself; the first event after that brings the whole chat.
new EventSource(`${base}/events${location.search}`).onmessage = (event) => {
  state = JSON.parse(event.data);
  draw();
  seen();
};
setInterval(() => { if (state.typing) fetch(`${base}/chat${location.search}`).then((r) => r.json()).then((c) => { state = c; draw(); }); }, 5000);
