// A copy button for everything that is marked as worth copying.
const texts = document.getElementById('copy-texts')?.dataset;

function text(element) {
  const code = element.querySelector(':scope > code');
  if (code) {
    return code.textContent;
  }
  const rows = [...element.querySelectorAll('dl > div')];
  return rows.length === 0
    ? element.textContent.trim()
    : rows
        .map((row) => [row.querySelector('dt'), row.querySelector('dd')])
        .map(([term, value]) => `${term.textContent.trim()}: ${value.textContent.trim()}`)
        .join('\n');
}

function name(element) {
  const row = element.closest('dl > div');
  const term = row ? row.querySelector('dt') : element.closest('article')?.querySelector('h2, h3');
  return term ? term.textContent.trim() : '';
}

if (texts && navigator.clipboard) {
  const said = document.getElementById('copy-texts');
  for (const element of document.querySelectorAll('.copy')) {
    const content = text(element);
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy-button';
    button.textContent = texts.copy;
    button.setAttribute('aria-label', `${texts.copy}: ${name(element)}`);
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(content);
        button.textContent = texts.copied;
        said.textContent = `${texts.copied}: ${name(element)}`;
        setTimeout(() => {
          button.textContent = texts.copy;
          said.textContent = '';
        }, 2500);
      } catch {
        // The browser does not allow it; the text can be selected.
        getSelection().selectAllChildren(element);
      }
    });
    // A single value has no room for a button inside.
    if (element.matches('code')) {
      element.after(button);
    } else {
      element.append(button);
    }
  }
}
