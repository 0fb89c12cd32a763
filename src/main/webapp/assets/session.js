// Asks before the session ends. Any request keeps it alive, so other tabs are told of ours.
const dialog = document.getElementById('session');
const part = (name) => dialog.querySelector(`.${name}`);
const timer = dialog.querySelector('[role="timer"]');
const tabs = 'BroadcastChannel' in window ? new BroadcastChannel('vestibule-session') : null;

const LONGEST_WARNING = 180;
const STATES = ['ending-idle', 'ending-age', 'ended', 'failed'];

let clock;
let shown = '';
const closed = new Set();

function begin({ idle, left }) {
  const now = Date.now();
  clock = { idleEnd: now + idle * 1000, ageEnd: now + left * 1000, warning: Math.min(LONGEST_WARNING, idle / 3) };
  shown = '';
  closed.clear();
  if (dialog.open) {
    dialog.close();
  }
}

function show(state) {
  if (shown === state || closed.has(state)) {
    return;
  }
  shown = state;
  const canStay = state === 'ending-idle' || state === 'failed';
  for (const name of STATES) {
    part(name).hidden = name !== state;
  }
  part('stay').hidden = !canStay;
  part('dismiss').hidden = canStay;
  part('again').hidden = canStay;
  part('left').hidden = state === 'ended';
  if (!dialog.open) {
    dialog.showModal();
  }
  part(canStay ? 'stay' : 'again').focus();
}

function tick() {
  const left = Math.ceil((Math.min(clock.idleEnd, clock.ageEnd) - Date.now()) / 1000);
  if (left <= 0) {
    show('ended');
  } else if (left <= clock.warning && shown !== 'failed') {
    show(clock.ageEnd <= clock.idleEnd ? 'ending-age' : 'ending-idle');
  }
  timer.textContent =
    left > 90
      ? dialog.dataset.minutes.replace('{0}', Math.ceil(left / 60))
      : dialog.dataset.seconds.replace('{0}', Math.max(0, left));
}

async function stay() {
  try {
    const answer = await fetch(dialog.dataset.keepAlive, { cache: 'no-store' });
    if (answer.status === 401) {
      clock.idleEnd = 0;
    } else {
      const now = await answer.json();
      begin(now);
      tabs?.postMessage(now);
    }
  } catch {
    show('failed');
  }
  tick();
}

part('stay').addEventListener('click', stay);
part('dismiss').addEventListener('click', () => dialog.close());
// Escape answers too: whoever presses a key is here.
dialog.addEventListener('cancel', () => {
  if (!part('stay').hidden) {
    stay();
  }
});
dialog.addEventListener('close', () => {
  if (shown) {
    closed.add(shown);
  }
});
tabs?.addEventListener('message', ({ data }) => begin(data));

const now = { idle: Number(dialog.dataset.idle), left: Number(dialog.dataset.left) };
begin(now);
tabs?.postMessage(now);
tick();
setInterval(tick, 1000);
