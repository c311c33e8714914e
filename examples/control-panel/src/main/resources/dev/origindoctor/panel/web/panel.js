'use strict';
// The panel works without any of this. It makes stages appear at once, commands easy to copy, and the report as tall as it is.

function follow(live) {
  const list = document.getElementById('stages');
  const source = new EventSource('/live/' + live.dataset.live + '/events?after=' + live.dataset.seen);
  source.addEventListener('note', event => {
    if (Number(event.lastEventId) <= list.children.length) {
      return; // It was shown before the connection was made anew.
    }
    const line = document.createElement('li');
    line.textContent = event.data;
    list.append(line);
  });
  source.addEventListener('over', () => {
    source.close();
    location.reload();
  });
  source.addEventListener('error', () => {
    if (source.readyState === EventSource.CLOSED) {
      setTimeout(() => location.reload(), 3000);
    }
  });
}

function copyable(command) {
  const box = document.createElement('div');
  box.className = 'copied';
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = command.dataset.copy;
  command.replaceWith(box);
  box.append(command, button);
  button.addEventListener('click', async () => {
    getSelection().selectAllChildren(command);
    try {
      await navigator.clipboard.writeText(command.textContent);
      button.textContent = '✓ ' + command.dataset.copy;
    } catch {
      // It stays selected, so that the keyboard can copy it.
    }
  });
}

function asTallAsItIs(frame) {
  const fit = () => {
    const page = frame.contentDocument;
    if (page && page.body) {
      frame.style.height = page.documentElement.scrollHeight + 4 + 'px';
    }
  };
  frame.addEventListener('load', fit);
  addEventListener('resize', fit);
  frame.closest('details').addEventListener('toggle', fit);
  fit();
}

// How the sites fare is asked again now and then, while somebody looks at it.
async function renew() {
  if (document.hidden) {
    return;
  }
  try {
    const answer = await fetch(location.pathname);
    if (!answer.ok) {
      return;
    }
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    document.querySelectorAll('[data-state]').forEach(shown => {
      const now = fresh.querySelector('[data-state="' + CSS.escape(shown.dataset.state) + '"]');
      if (now && now.innerHTML !== shown.innerHTML) {
        shown.replaceWith(document.adoptNode(now));
      }
    });
  } catch {
    // The panel cannot be reached just now; what is shown stays.
  }
}

document.querySelectorAll('[data-live]').forEach(follow);
if (document.querySelector('[data-state]')) {
  setInterval(renew, 4000);
}
document.querySelectorAll('pre[data-copy]').forEach(copyable);
document.querySelectorAll('iframe.report').forEach(asTallAsItIs);
