package org.vestibule.emulator;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Many reads in one call, done one after the other. Change sets are for writing, which nobody can
 * do here.
 *
 * @see "Execute batch operations using the Web API (Microsoft Dataverse), 2026"
 */
final class Batch {
  private static final int LIMIT = 1000;

  private final Dataverse dataverse;
  private final Person person;
  private final String origin;

  Batch(Dataverse dataverse, Person person, String origin) {
    this.dataverse = dataverse;
    this.person = person;
    this.origin = origin;
  }

  Answer answer(Call call, @Nullable Strike strike) {
    if (!call.isPost()) {
      throw new DataverseRefusal(DataverseError.METHOD, call.method());
    }
    String type = call.header("content-type");
    String boundary = Multipart.boundary(type);
    if (boundary == null) {
      throw new DataverseRefusal(DataverseError.NOT_ACCEPTABLE, String.valueOf(type));
    }
    List<Call> calls = calls(call, Multipart.parts(call.body(), boundary));
    boolean goOn = String.valueOf(call.header("prefer")).contains("odata.continue-on-error");
    List<Answer> answers = new ArrayList<>();
    int status = 200;
    for (int i = 0; i < calls.size() && status == 200; i++) {
      Answer answer = BatchAnswer.spoilt(strike, i);
      answers.add(answer == null ? dataverse.part(person, calls.get(i)) : answer);
      int own = answers.get(i).status;
      status = own >= 400 && !goOn ? own : 200;
    }
    return BatchAnswer.of(status, answers, goOn, strike);
  }

  /** Every part is read before the first is done. */
  private List<Call> calls(Call outer, List<Multipart.Part> parts) {
    if (parts.isEmpty() || parts.size() > LIMIT) {
      throw ODataPath.unreadable("A batch has 1 to " + LIMIT + " parts.");
    }
    return parts.stream().map(part -> call(outer, part)).toList();
  }

  private Call call(Call outer, Multipart.Part part) {
    String type = part.headers().getOrDefault("content-type", "");
    if (!type.equals("application/http") && !type.startsWith("application/http;")) {
      throw ODataPath.unreadable("A part's content type is application/http, not '" + type + "'.");
    }
    if (!"binary".equals(part.headers().get("content-transfer-encoding"))) {
      throw ODataPath.unreadable("A part's transfer encoding is binary.");
    }
    Multipart.Part request = part.request();
    String[] line = request.start().split(" ", -1);
    if (line.length != 3 || !line[2].equals("HTTP/1.1")) {
      throw ODataPath.unreadable("'" + request.start() + "' is no request line.");
    }
    if (line[0].equals("GET") && !request.content().isBlank()) {
      throw ODataPath.unreadable("A GET has no body.");
    }
    URI target = target(line[1]);
    if (target.getPath().endsWith("/$batch")) {
      throw ODataPath.unreadable("A batch does not hold another one.");
    }
    Map<String, String> headers = new HashMap<>(request.headers());
    headers.putIfAbsent("prefer", String.valueOf(outer.header("prefer")));
    return outer.inside(line[0], target.getPath(), target.getRawQuery(), headers);
  }

  /** An absolute path, or the full address of this environment. */
  private URI target(String text) {
    String path = text.startsWith(origin + "/") ? text.substring(origin.length()) : text;
    if (!path.startsWith("/") || path.startsWith("//")) {
      throw ODataPath.unreadable("'" + text + "' is not an address of this environment.");
    }
    try {
      return URI.create(path);
    } catch (IllegalArgumentException e) {
      throw ODataPath.unreadable("'" + text + "' is no address.");
    }
  }
}
