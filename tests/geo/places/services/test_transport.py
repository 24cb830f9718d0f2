import pytest
from geopy.exc import GeocoderServiceError

from geo.places.base import OfflineAdapter
from geo.places.services.transport import DirectAdapter
from tests.geo.places.played_service import PlayedService, Reply


def test_the_offline_adapter_refuses_every_request() -> None:
    adapter = OfflineAdapter(proxies=None, ssl_context=None)
    for ask in (adapter.get_text, adapter.get_json):
        with pytest.raises(GeocoderServiceError, match=r"example\.org"):
            ask("https://example.org", timeout=1, headers={})


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_the_direct_adapter_follows_no_redirect(service: PlayedService, status: int) -> None:
    adapter = DirectAdapter(proxies={}, ssl_context=None)
    service.replies = [Reply(status=status, headers={"Location": f"http://{service.domain}/elsewhere"})]
    with pytest.raises(GeocoderServiceError, match="redirect"):
        adapter.get_json(f"http://{service.domain}/search", timeout=5, headers={})
    assert [path for path, _ in service.asked] == ["/search"]


def test_the_direct_adapter_asks_a_silent_service_once(service: PlayedService) -> None:
    adapter = DirectAdapter(proxies={}, ssl_context=None)
    service.replies = [Reply(silent=True)]
    with pytest.raises(GeocoderServiceError):
        adapter.get_json(f"http://{service.domain}/", timeout=0.1, headers={})
    service.expect_asked(1)
