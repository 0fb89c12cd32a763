package org.vestibule.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vestibule.oauth.CallbackParameters;
import org.vestibule.oauth.Randomness;
import org.vestibule.session.Engine;
import org.vestibule.session.Tickets;

/**
 * Holds a posted authorization response for the moment between the provider's form and this
 * browser's next request. A cross-site POST comes without the session cookie (SameSite=Lax); the
 * redirect that answers it is followed with the cookie. So neither is the cookie weakened nor does
 * a code get into an address or a page.
 *
 * @see "OAuth 2.0 Form Post Response Mode"
 */
final class PostedCallbacks {
  private static final Duration LIFE = Duration.ofSeconds(60);

  /** Beyond it the oldest of this node is given up; a flood costs memory of a few megabytes. */
  private static final int MAX = 1000;

  /** Longer ones cannot be an answer of ours. */
  private static final int MAX_CHARACTERS = 16_384;

  private final Tickets tickets;

  PostedCallbacks(Engine engine, Randomness randomness) {
    this.tickets = new Tickets(engine, randomness, "posted", LIFE, MAX);
  }

  /** Keeps the parameters and returns their ticket; absent when they are too long. */
  Optional<String> keep(Map<String, String[]> parameters) {
    long size = 0;
    for (Map.Entry<String, String[]> parameter : parameters.entrySet()) {
      for (String value : parameter.getValue()) {
        size += parameter.getKey().length() + value.length();
      }
    }
    return size > MAX_CHARACTERS
        ? Optional.empty()
        : Optional.of(tickets.keep(written(parameters)));
  }

  /** Takes the parameters of a ticket out, once and within a minute. */
  Optional<CallbackParameters> take(String ticket) {
    return tickets.take(ticket).map(PostedCallbacks::read);
  }

  /** One name and one value after the other, each with its length before it. */
  private static byte[] written(Map<String, String[]> parameters) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      for (Map.Entry<String, String[]> parameter : parameters.entrySet()) {
        for (String value : parameter.getValue()) {
          out.writeUTF(parameter.getKey());
          out.writeUTF(value);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static CallbackParameters read(byte[] written) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    try (var in = new DataInputStream(new ByteArrayInputStream(written))) {
      while (in.available() > 0) {
        values.computeIfAbsent(in.readUTF(), name -> new ArrayList<>()).add(in.readUTF());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String[]> parameters = new LinkedHashMap<>();
    values.forEach((name, all) -> parameters.put(name, all.toArray(String[]::new)));
    return new CallbackParameters(Map.copyOf(parameters));
  }

  /** Whether a request brings a ticket; one whose parameters are gone has been used already. */
  static boolean usedTicket(HttpServletRequest request) {
    return request.getParameter("ticket") != null;
  }

  /** What a callback says: posted before, or in its own query. */
  CallbackParameters parameters(HttpServletRequest request) {
    return Optional.ofNullable(request.getParameter("ticket"))
        .map(ticket -> take(ticket).orElse(new CallbackParameters(Map.of())))
        .orElseGet(() -> new CallbackParameters(request.getParameterMap()));
  }
}
