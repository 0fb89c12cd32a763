package org.vestibule.emulator;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Where every request comes in: it is read, struck by a waiting fault, answered and recorded. */
final class Gate {
  private static final int HANG_SECONDS = 30;

  private volatile Routes routes;
  private final Faults faults;
  private final Journal journal;
  private final CompletableFuture<Boolean> closing = new CompletableFuture<>();

  Gate(Site site, Faults faults, Journal journal) {
    this.routes = new Routes(site);
    this.faults = faults;
    this.journal = journal;
  }

  /** Answers from another site from now on. */
  void serve(Site site) {
    routes = new Routes(site);
  }

  /** Lets hanging calls go. */
  void close() {
    closing.complete(true);
  }

  /** Answers one request that came to this address. */
  void handle(HttpExchange exchange, Origin origin) throws IOException {
    try {
      Call call = Call.read(exchange, origin);
      Endpoint endpoint = Routes.endpoint(call);
      Strike strike = endpoint == null ? null : faults.take(endpoint);
      answer(exchange, call, strike);
    } finally {
      // Without an answer sent before, this ends the connection.
      exchange.close();
    }
  }

  private void answer(HttpExchange exchange, Call call, @Nullable Strike strike)
      throws IOException {
    Effect effect = strike == null ? Effect.ALTERED : strike.deed().effect();
    if (effect == Effect.HANG || effect == Effect.RESET) {
      journal.add(call, 0);
      if (effect == Effect.HANG) {
        hang();
      }
      return;
    }
    Answer fixed = strike == null ? null : strike.deed().answer();
    Answer answer =
        fixed == null ? routes.answer(call, strike) : fixed.at(routes.base(), routes.origin(call));
    Answer complete = answer.with("X-Content-Type-Options", "nosniff");
    // Recorded before it is sent, so that whoever has the answer also finds the record.
    journal.add(call, complete.status);
    switch (effect) {
      case TRUNCATED -> complete.sendTruncated(exchange);
      case DRIP -> complete.sendSlowly(exchange, closing);
      case BOMB -> Bomb.send(exchange);
      default -> complete.send(exchange);
    }
  }

  private void hang() {
    closing.copy().completeOnTimeout(true, HANG_SECONDS, TimeUnit.SECONDS).join();
  }
}
