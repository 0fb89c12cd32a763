// Counts down what the server has written; a timer is not read out at every step.
for (const timer of document.querySelectorAll('[role="timer"][data-left]')) {
  const end = Date.now() + Number(timer.dataset.left) * 1000;
  const show = () => {
    const left = Math.max(0, Math.ceil((end - Date.now()) / 1000));
    timer.textContent =
      left === 0
        ? timer.dataset.over
        : left > 90
          ? timer.dataset.minutes.replace('{0}', Math.ceil(left / 60))
          : timer.dataset.seconds.replace('{0}', left);
    if (left > 0) {
      setTimeout(show, 1000);
    }
  };
  show();
}
