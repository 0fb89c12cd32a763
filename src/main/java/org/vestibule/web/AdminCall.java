package org.vestibule.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.vestibule.http.Json;
import org.vestibule.http.Secret;
import org.vestibule.session.SessionList;
import org.vestibule.signin.User;
import org.vestibule.telemetry.AuditLog.Event;

/** Ends all sessions of an object id for whoever brings the token. */
record AdminCall(SessionList sessions, Secret token, WrongTries tries, Json json, Audit audit) {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int GUID_LENGTH = 36;

  /** Answers with JSON, whatever is asked. */
  void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    long pause = tries.pause();
    if (pause > 0) {
      response.setHeader("Retry-After", String.valueOf(pause));
      write(response, TOO_MANY_REQUESTS, Map.of("error", "too_many_requests"));
    } else if (!BearerToken.brought(request, token)) {
      tries.count();
      audit.write(request, Event.REQUEST_REFUSED, "admin.token", Optional.empty());
      response.setHeader("WWW-Authenticate", "Bearer realm=\"admin\"");
      write(response, HttpServletResponse.SC_UNAUTHORIZED, Map.of("error", "invalid_token"));
    } else {
      end(request, response);
    }
  }

  private void end(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Optional<UUID> object = guid(request, "object_id");
    Optional<UUID> tenant = guid(request, "tenant_id");
    boolean tenantMeant = request.getParameterValues("tenant_id") != null;
    if (object.isEmpty() || (tenantMeant && tenant.isEmpty())) {
      write(response, HttpServletResponse.SC_BAD_REQUEST, Map.of("error", "invalid_request"));
      return;
    }
    List<SessionList.EndedUser> ended = sessions.endObject(object.get(), tenant);
    if (ended.isEmpty()) {
      write(request, unknown(object.get(), tenant));
    }
    ended.forEach(it -> write(request, it.user()));
    int sum = ended.stream().mapToInt(SessionList.EndedUser::sessions).sum();
    write(response, HttpServletResponse.SC_OK, Map.of("ended", sum));
  }

  /** Whoever was meant: nobody is signed in under this id. */
  private static User unknown(UUID object, Optional<UUID> tenant) {
    String id = tenant.map(UUID::toString).orElse("-") + " " + object;
    return new User(id, "", "", Optional.empty(), Optional.empty());
  }

  private void write(HttpServletRequest request, User user) {
    audit.write(request, Event.SESSION_ENDED, "administrator", Optional.of(user));
  }

  private static Optional<UUID> guid(HttpServletRequest request, String name) {
    String[] values = request.getParameterValues(name);
    if (values == null || values.length != 1 || values[0].length() != GUID_LENGTH) {
      return Optional.empty();
    }
    try {
      return Optional.of(UUID.fromString(values[0]));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private void write(HttpServletResponse response, int status, Object value) throws IOException {
    response.setStatus(status);
    JsonAnswer.write(response, json, value);
  }
}
