// Asks before the session ends. Any request keeps the session; other tabs are told of ours.
const dialog = document.getElementById('session');
const part = (name) => dialog.querySelector(`.${name}`);
const timer = dialog.querySelector('[role="timer"]');
const tabs = 'BroadcastChannel' in window ? new BroadcastChannel('vestibule-session') : null;

let idleEnd;
let ageEnd;

function begin(idle, left) {
  idleEnd = Date.now() + idle * 1000;
  ageEnd = Date.now() + left * 1000;
  warning = Math.min(180, idle / 3) * 1000;
  if (dialog.open) {
    dialog.close();
  }
}

let warning = 0;

function show(state) {
  for (const name of ['ending-idle', 'ending-age', 'ended', 'failed']) {
    part(name).hidden = name !== state;
  }
  part('stay').hidden = state !== 'ending-idle' && state !== 'failed';
  part('left').hidden = state === 'ended';
  part('again').hidden = state !== 'ended' && state !== 'ending-age';
  part('close').hidden = state === 'ending-idle' || state === 'failed';
  if (!dialog.open && !closed.has(state)) {
    dialog.showModal();
  }
}

const closed = new Set();

function tick() {
  const end = Math.min(idleEnd, ageEnd);
  const left = Math.ceil((end - Date.now()) / 1000);
  if (left <= 0) {
    show('ended');
    return;
  }
  if (left * 1000 <= warning && part('failed').hidden) {
    show(ageEnd <= idleEnd ? 'ending-age' : 'ending-idle');
  }
  timer.textContent =
    left > 90
      ? dialog.dataset.minutes.replace('{0}', Math.ceil(left / 60))
      : dialog.dataset.seconds.replace('{0}', left);
  setTimeout(tick, 1000);
}

async function stay() {
  try {
    const answer = await fetch(dialog.dataset.keepAlive, { cache: 'no-store' });
    if (answer.status === 401) {
      idleEnd = 0;
      show('ended');
      return;
    }
    const { idle, left } = await answer.json();
    begin(idle, left);
    tabs?.postMessage({ idle, left });
  } catch {
    show('failed');
  }
}

part('stay').addEventListener('click', stay);
part('close').addEventListener('click', () => dialog.close());
dialog.addEventListener('close', () => {
  for (const state of ['ending-age', 'ended']) {
    if (!part(state).hidden) {
      closed.add(state);
    }
  }
});
// Escape is an answer too: whoever presses a key is here.
dialog.addEventListener('cancel', () => {
  if (!part('stay').hidden) {
    stay();
  }
});
tabs?.addEventListener('message', ({ data }) => begin(data.idle, data.left));

begin(Number(dialog.dataset.idle), Number(dialog.dataset.left));
tabs?.postMessage({ idle: Number(dialog.dataset.idle), left: Number(dialog.dataset.left) });
tick();
