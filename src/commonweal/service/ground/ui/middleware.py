"""Pages stay out of caches, and none is empty."""

from django.shortcuts import render
from django.utils.cache import add_never_cache_headers


def private_pages(get_response):
    def respond(request):
        response = get_response(request)
        if response.status_code == 405 and not response.content:
            allowed = response.headers["Allow"]
            response = render(request, "ui/errors/405.html", status=405)
            response.headers["Allow"] = allowed
        add_never_cache_headers(response)
        response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        return response

    return respond
