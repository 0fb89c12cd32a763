package org.vestibule.web;

import jakarta.servlet.http.HttpSession;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A session of which the attributes alone are real. */
final class FakeSession {
  final Map<String, Object> attributes = new ConcurrentHashMap<>();
  private final List<FakeExchange> exchanges = new CopyOnWriteArrayList<>();

  HttpSession session() {
    return (HttpSession)
        Proxy.newProxyInstance(
            FakeSession.class.getClassLoader(),
            new Class<?>[] {HttpSession.class},
            (proxy, call, arguments) ->
                switch (call.getName()) {
                  case "getId" -> "id-1";
                  case "removeAttribute" -> attributes.remove(String.valueOf(arguments[0]));
                  case "getCreationTime" -> 1_800_000_000_000L;
                  case "isNew" -> false;
                  case "getAttribute" -> attributes.get(String.valueOf(arguments[0]));
                  case "setAttribute" -> {
                    attributes.put(String.valueOf(arguments[0]), arguments[1]);
                    yield null;
                  }
                  case "setMaxInactiveInterval" -> null;
                  case "invalidate" -> {
                    attributes.clear();
                    yield null;
                  }
                  default -> throw new UnsupportedOperationException(call.getName());
                });
  }

  /** A request of this session's browser, with the cookies that its earlier ones were given. */
  FakeExchange request() {
    var exchange = new FakeExchange();
    exchange.session = Optional.of(session());
    exchanges.stream()
        .flatMap(earlier -> earlier.set.stream())
        .forEach(cookie -> exchange.withCookie(cookie.getName(), cookie.getValue()));
    exchanges.add(exchange);
    return exchange;
  }
}
