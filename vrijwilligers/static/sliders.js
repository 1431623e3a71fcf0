// Beside a number that may be slid, a slider: for a mouse or a finger. By keyboard and aloud, the number itself serves.
export function sliding() {
  for (const number of document.querySelectorAll("input[data-slider]")) {
    const slider = document.createElement("input");
    slider.type = "range";
    slider.max = number.getAttribute("max");
    slider.tabIndex = -1;
    slider.setAttribute("aria-hidden", "true");
    const follow = () => { slider.value = Number.parseInt(number.value, 10) || 0; };
    follow();
    number.addEventListener("input", follow);
    slider.addEventListener("input", () => {
      number.value = slider.value;
      number.dispatchEvent(new Event("input", { bubbles: true }));
    });
    number.after(slider);
  }
}
