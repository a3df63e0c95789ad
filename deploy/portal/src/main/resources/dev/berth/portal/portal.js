// Everything is a component with a shadow root, and everything comes a moment later.
const css = `
  :host { display: block; font: inherit; }
  header { padding: .8rem 1.2rem; background: #7a1f3d; color: #fff; display: flex; justify-content: space-between; }
  form { max-width: 20rem; margin: 4rem auto; display: grid; gap: .8rem; }
  input, button { font: inherit; padding: .5rem; }
  .error { color: #b00020; }
  .scroller { height: 640px; overflow-y: auto; border-top: 1px solid #ddd; position: relative; }
  .spinner { padding: 1rem; text-align: center; color: #7a1f3d; }
  .count { margin: .8rem 1.2rem; }
  [hidden] { display: none !important; }
`;

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

const component = (name, render) =>
  customElements.define(
    name,
    class extends HTMLElement {
      connectedCallback() {
        const root = this.attachShadow({ mode: 'open' });
        root.adoptedStyleSheets = [sheet];
        render.call(this, root, this);
      }
    },
  );

const add = (parent, html) => {
  const template = document.createElement('template');
  template.innerHTML = html.trim();
  return parent.appendChild(template.content.firstChild);
};

const call = (path, options) => fetch(`/s/api/${path}`, options);

component('c-login', (root) => {
  const form = add(
    root,
    `<form><h1>Stage Door</h1>
     <label>Username<br><input name="username" autocomplete="username"></label>
     <label>Password<br><input name="pw" type="password"></label>
     <button class="slds-button">Log in</button></form>`,
  );
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    form.querySelector('.error')?.remove();
    const { username, pw } = Object.fromEntries(new FormData(form));
    const answer = await call('login', { method: 'POST', body: JSON.stringify({ username, password: pw }) });
    if (!answer.ok) {
      add(form, '<p class="error" role="alert">Your login attempt has failed. Check username and password.</p>');
    } else if ((await answer.json()).next === 'code') {
      form.innerHTML = '<p class="verify">Enter the code that we sent you</p><input name="otp">';
    } else {
      location.assign('/s/bookings');
    }
  });
});

component('c-booking', (root, host) => {
  const row = host.row;
  host.setAttribute('data-record-id', row.id);
  host.style.cssText = 'display:block;height:72px;box-sizing:border-box;padding:8px 20px;border-bottom:1px solid #eee';
  const escape = (text) => text.replace(/[&<>"]/g, (it) => `&#${it.charCodeAt(0)};`);
  const when = host.timeless
    ? ''
    : `<span class="date">${row.date}</span> <span class="from">${row.from}</span>–<span class="to">${row.to}</span>
       <abbr>${row.zone}</abbr> · <span class="minutes">${row.minutes}</span> · `;
  add(
    root,
    `<div><a class="name" href="/s/booking/${row.id}">${escape(row.name)}</a> <b class="status">${row.status}</b><br>
     ${when}<span class="studio">${row.studio}</span>, <span class="house">${row.location}</span> ·
     <span class="price">Price: ${row.price}</span></div>`,
  );
});

const HEIGHT = 72;

component('c-bookings', async (root) => {
  const header = add(root, '<header><b>Stage Door</b></header>');
  const session = await call('session');
  if (!session.ok) return location.assign('/s/login');
  const { virtual, view } = await session.json();
  add(header, '<span class="profile">My account</span>');
  const count = add(root, '<p class="count"></p>');
  const scroller = add(root, '<div class="scroller"></div>');
  const list = add(scroller, '<div class="list"></div>');
  const spinner = add(scroller, '<div class="spinner" hidden>Loading …</div>');
  const sentinel = add(scroller, '<div style="height:1px"></div>');
  const rows = [];
  let next = 0;
  let more = true;
  let loading = false;

  const element = (row) => {
    if (view === 'relaunched') {
      const tile = document.createElement('article');
      tile.className = 'tile';
      tile.textContent = `${row.name}, ${row.date}`;
      return tile;
    }
    const it = document.createElement('c-booking');
    it.row = row;
    it.timeless = view === 'timeless';
    return it;
  };

  // Only what is in sight, and a little more.
  const renderVirtually = () => {
    const first = Math.max(0, Math.floor(scroller.scrollTop / HEIGHT) - 3);
    const shown = rows.slice(first, first + 16);
    list.style.cssText = `box-sizing:border-box;height:${rows.length * HEIGHT}px;padding-top:${first * HEIGHT}px`;
    list.replaceChildren(...shown.map(element));
  };

  const load = async () => {
    if (loading || !more) return;
    loading = true;
    spinner.hidden = false;
    try {
      const answer = await call(`bookings?offset=${next}`);
      if (!answer.ok) return;
      const page = await answer.json();
      count.textContent = page.total ?? '';
      rows.push(...page.rows);
      ({ next, more } = page);
      if (virtual) renderVirtually();
      else list.append(...page.rows.map(element));
      if (rows.length === 0 && !more) add(list, '<p class="nothing">You have no bookings yet.</p>');
    } finally {
      loading = false;
      spinner.hidden = true;
    }
  };

  if (virtual) scroller.addEventListener('scroll', () => requestAnimationFrame(renderVirtually));
  new IntersectionObserver((entries) => entries.some((it) => it.isIntersecting) && load(), { root: scroller }).observe(
    sentinel,
  );
});

setTimeout(() => {
  document.querySelector('.loading').remove();
  document.body.append(document.createElement(location.pathname === '/s/login' ? 'c-login' : 'c-bookings'));
}, 150);
