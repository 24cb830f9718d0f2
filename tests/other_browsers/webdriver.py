"""A reader in a browser that Selenium drives by WebDriver."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from selenium.common.exceptions import WebDriverException
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from urllib3.exceptions import HTTPError

from tests.other_browsers.reader import KEYS, MAP_FRAME, Reader, ReaderError


class WebDriverReader(Reader):
    """A reader in the window of *driver*."""

    def __init__(self, address: str, driver: WebDriver) -> None:
        super().__init__(address)
        self._driver = driver

    def go(self, address: str) -> None:
        self._driver.get(address)

    def run(self, function: str, *arguments: Any, in_map: bool = False) -> Any:
        with self._within(in_map=in_map):
            return self._driver.execute_script(f"return ({function})(...arguments)", *arguments)

    def press_mouse(self, selector: str, *, in_map: bool = False) -> None:
        with self._within(in_map=in_map):
            self._find(selector).click()

    def type(self, selector: str, text: str) -> None:
        with self._within(in_map=False):
            self._find(selector).send_keys(text)

    def press(self, key: str) -> None:
        ActionChains(self._driver).send_keys(KEYS[key]).perform()

    def bring(self, selector: str, file: Path) -> None:
        self.type(selector, str(file))

    def resize(self, width: int, height: int) -> None:
        inner = self.run("() => [innerWidth, innerHeight]")
        outer = self._driver.get_window_size()
        self._driver.set_window_size(outer["width"] - inner[0] + width, outer["height"] - inner[1] + height)

    def keep_picture(self, file: Path) -> None:
        # WebKitGTK's driver does not always answer.
        with suppress(WebDriverException, HTTPError):
            self._driver.save_screenshot(str(file))

    def _find(self, selector: str) -> WebElement:
        return self._driver.find_element(By.CSS_SELECTOR, selector)

    @contextmanager
    def _within(self, *, in_map: bool) -> Iterator[None]:
        """Do something in the page, or in the frame of its map."""
        try:
            if in_map:
                self._driver.switch_to.frame(self._find(MAP_FRAME))
            yield
        except WebDriverException as error:
            raise ReaderError(error.msg) from error
        finally:
            self._driver.switch_to.default_content()
