// Shows an audit as it happens. Without this script the page offers a link that loads it anew.
const part = document.querySelector("[data-events]");
const progress = document.getElementById("progress");
const status = document.getElementById("status");
const pictures = document.getElementById("pictures");
const mostPictures = 12;
const source = new EventSource(part.dataset.events);

function parsed(html) {
  return document.createRange().createContextualFragment(html);
}

source.addEventListener("open", () => {
  part.querySelector(".again").hidden = true;
});
source.addEventListener("error", () => {
  part.querySelector(".again").hidden = false;
});
source.addEventListener("progress", (event) => progress.replaceChildren(parsed(event.data)));
source.addEventListener("status", (event) => {
  if (status.textContent !== event.data) status.textContent = event.data;
});
source.addEventListener("picture", (event) => {
  pictures.append(parsed(event.data));
  while (pictures.children.length > mostPictures) pictures.firstElementChild.remove();
});
source.addEventListener("over", () => {
  source.close();
  location.replace(location.pathname);
});
