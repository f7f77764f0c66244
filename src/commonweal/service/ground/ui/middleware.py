"""Pages stay out of caches."""

from django.utils.cache import add_never_cache_headers


def private_pages(get_response):
    def respond(request):
        response = get_response(request)
        add_never_cache_headers(response)
        response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        return response

    return respond
