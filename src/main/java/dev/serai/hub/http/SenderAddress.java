package dev.serai.hub.http;

import jakarta.servlet.http.HttpServletRequest;

/** Where a request comes from, behind the proxies that are trusted. */
public interface SenderAddress {

    String of(HttpServletRequest request);
}
