// The heading gets the focus, and a page that says when to come back does so by itself.
const heading = document.querySelector('h1');
heading.tabIndex = -1;
heading.focus();

const MOST_TRIES = 5;
const LEAST_WAIT = 5;
const wait = document.getElementById('wait');
const action = document.getElementById('action');
const tries = history.state?.tries ?? 0;

if (wait && action && wait.dataset.again === 'true' && tries < MOST_TRIES) {
  const line = wait.querySelector('.reload');
  const timer = document.createElement('strong');
  const stop = document.createElement('button');
  timer.setAttribute('role', 'timer');
  stop.type = 'button';
  stop.className = 'secondary outline';
  stop.textContent = wait.dataset.stop;
  line.append(wait.dataset.reload, ' ', timer, ' ', stop);

  const end = Date.now() + Math.max(LEAST_WAIT, Number(wait.dataset.secondsLeft)) * 1000;
  let stopped = false;
  stop.addEventListener('click', () => {
    stopped = true;
    line.textContent = wait.dataset.stopped;
  });

  const tick = () => {
    const left = Math.ceil((end - Date.now()) / 1000);
    if (stopped) {
      return;
    }
    // Nobody waits before a page that nobody sees.
    if (left <= 0 && document.visibilityState === 'visible') {
      history.replaceState({ tries: tries + 1 }, '');
      location.reload();
      return;
    }
    const shown = Math.max(0, left);
    timer.textContent =
      shown > 90
        ? wait.dataset.minutes.replace('{0}', Math.ceil(shown / 60))
        : wait.dataset.seconds.replace('{0}', shown);
    setTimeout(tick, 1000);
  };
  tick();
}
