package org.vestibule.dataverse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.http.Limits;
import org.vestibule.http.Reply;

class MultipartTest {
  private static final String HEAD =
      "Content-Type: application/http\nContent-Transfer-Encoding: binary\n\n";
  private static final String ONE = HEAD + "HTTP/1.1 200 OK\nOData-Version: 4.0\n\n{\"a\":1}\n";
  private static final String TWO = HEAD + "HTTP/1.1 403 Forbidden\nREQ_ID: 1\n\n{\"b\":2}\n";

  private static String read(String type, String body) {
    return Multipart.read(new Reply(200, Map.of("content-type", List.of(type)), body), 6)
        .map(
            parts ->
                String.join(", ", parts.stream().map(it -> it.status() + " " + it.body()).toList()))
        .orElse("absent");
  }

  private static String read(String body) {
    return read("multipart/mixed; boundary=b", body);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n"})
  void parts_come_in_their_order(String lineEnd) {
    String body = "--b\n" + ONE + "--b\n" + TWO + "--b--\n";

    assertEquals("200 {\"a\":1}, 403 {\"b\":2}", read(body.replace("\n", lineEnd)));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          as it comes          | multipart/mixed; boundary=b                | yes
          no space             | multipart/mixed;boundary=b                 | yes
          in quotes            | multipart/mixed; boundary="b"              | yes
          large letters        | Multipart/Mixed; Boundary=b                | yes
          beside others        | multipart/mixed; charset=utf-8; boundary=b | yes
          before others        | multipart/mixed; boundary=b; charset=utf-8 | yes
          many spaces          | multipart/mixed;    boundary=b             | yes
          another one          | multipart/mixed; boundary=c                | no
          none                 | multipart/mixed                            | no
          an empty one         | multipart/mixed; boundary=                 | no
          empty quotes         | multipart/mixed; boundary=""               | no
          open quotes          | multipart/mixed; boundary="b               | no
          another's name       | multipart/mixed; xboundary=b               | no
          another type         | application/json; boundary=b               | no
          an empty type        | ``                                         | no
          """)
  void the_boundary_is_the_header_s(String theCase, String type, String expected) {
    assertEquals(
        expected.equals("yes") ? "200 {\"a\":1}" : "absent", read(type, "--b\n" + ONE + "--b--\n"));
  }

  @Test
  void a_boundary_has_up_to_200_characters() {
    String longest = "b".repeat(200);

    assertEquals(
        "200 {\"a\":1}", read("multipart/mixed; boundary=" + longest, "--" + longest + "\n" + ONE));
    assertEquals(
        "absent",
        read("multipart/mixed; boundary=\"" + longest + "b\"", "--" + longest + "b\n" + ONE));
    assertEquals(
        "absent", read("multipart/mixed; " + " ".repeat(1_000) + "; boundary=b", "--b\n" + ONE));
  }

  @Test
  void no_type_is_no_parts() {
    assertEquals(
        true, Multipart.read(new Reply(200, Map.of(), "--b\n" + ONE + "--b--\n"), 6).isEmpty());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = true,
      textBlock =
          """
          a preamble                 | hello~--b~{one}--b--~         | 200 {"a":1}
          an epilogue                | --b~{one}--b--~--b~{two}      | 200 {"a":1}
          no end                     | --b~{one}                     | 200 {"a":1}
          no last line end           | --b~{one}--b--                | 200 {"a":1}
          spaces after the delimiter | --b  ~{one}--b--  ~           | 200 {"a":1}
          a delimiter in a line      | --b~{one}x--b~--b--           | 200 {"a":1}\\nx--b
          a longer delimiter         | --b~{one}--bc~--b--           | 200 {"a":1}\\n--bc
          no headers of the part     | --b~~HTTP/1.1 200 OK~~x~--b-- | 200 x
          more blank lines           | --b~A: b~~~~HTTP/1.1 200 OK~~x~--b-- | 200 x
          no headers of the answer   | --b~A: b~~HTTP/1.1 200 OK~~x~--b--   | 200 x
          no reason                  | --b~A: b~~HTTP/1.1 200~~x~--b--      | 200 x
          no body                    | --b~A: b~~HTTP/1.1 204 No Content~~~--b-- | 204
          no end of the head         | --b~A: b~~HTTP/1.1 200 OK~B: c~--b-- | 200
          no end before the next     | --b~A: b~~HTTP/1.1 200 OK~B: c~--b~{two}--b-- | 200 , 403 {"b":2}
          blank lines in the body    | --b~A: b~~HTTP/1.1 200 OK~~x~~y~--b-- | 200 x\\n\\ny
          no blank line              | --b~HTTP/1.1 200 OK~--b~{two}--b--   | 0 , 403 {"b":2}
          an empty part              | --b~--b~{two}--b--            | 0 , 403 {"b":2}
          a change set               | --b~Content-Type: multipart/mixed; boundary=c~~--c~{one}--c--~--b~{two}--b-- | 0 , 403 {"b":2}
          another protocol           | --b~A: b~~ICY 200 OK~~x~--b-- | 0
          a status of letters        | --b~A: b~~HTTP/1.1 OK~~x~--b-- | 0
          a status out of range      | --b~A: b~~HTTP/1.1 999 X~~x~--b-- | 0
          a long status              | --b~A: b~~HTTP/1.1 2000 X~~x~--b-- | 0
          only an end                | --b--                         | absent
          only a delimiter           | --b                           | absent
          nothing                    | ''                            | absent
          a page                     | <html></html>                 | absent
          """)
  void reads(String theCase, String body, String expected) {
    String text = body.replace('~', '\n').replace("{one}", ONE).replace("{two}", TWO);

    assertEquals(expected, read(text).replace("\n", "\\n").strip());
  }

  @Test
  void more_parts_than_were_asked_for_are_not_looked_at() {
    Reply reply =
        new Reply(
            200,
            Map.of("content-type", List.of("multipart/mixed; boundary=b")),
            ("--b\n" + ONE).repeat(50_000));

    assertEquals(2, Multipart.read(reply, 2).orElseThrow().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--b", "--b\n", "--b--", "--b x\n", "\n", "\r\n", "\n\n--", "--", "HTTP"})
  void a_body_full_of_delimiters_takes_no_time(String piece) {
    String body = "--b\n" + piece.repeat(Limits.MAX_BODY_BYTES / piece.length());

    assertTimeoutPreemptively(Duration.ofSeconds(2), () -> read(body));
  }
}
