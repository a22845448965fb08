"""How a person presses a button of a screen: once, on what stands still."""

from playwright.sync_api import Page, expect

# What unfolds slides its content under the pointer; no hand is as quick as a script there.
STILL = """() => {
  const app = document.querySelector('[data-testid=stApp]');
  const moving = document.getAnimations().some(
    each => each.playState === 'running' && each.effect.getTiming().iterations !== Infinity);
  return app?.dataset.testScriptState === 'notRunning' && !moving;
}"""


def press(page: Page, name: str) -> None:
    """Press the one button of this name, when nothing runs or moves."""
    button = page.get_by_role("button", name=name)
    expect(button).to_have_count(1)
    page.wait_for_function(STILL)
    button.click()


def unfold(page: Page, title: str) -> None:
    """Open what is folded away, and wait until it lies open."""
    page.locator("summary").filter(has_text=title).click()
    page.wait_for_function(STILL)
