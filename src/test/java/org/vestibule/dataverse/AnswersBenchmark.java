package org.vestibule.dataverse;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.vestibule.http.Json;
import org.vestibule.http.Reply;

/** What a page pays for the answers of the Web API, once they are here. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class AnswersBenchmark {
  private static final String ID = "aaaaaaaa-0000-4000-8000-00000000000";

  private final Json json = new Json();
  private final String whoAmI =
      """
      {"@odata.context":"https://contoso.crm4.dynamics.com/api/data/v9.2/$metadata#x",\
      "BusinessUnitId":"%s1","UserId":"%s2","OrganizationId":"%s3"}"""
          .formatted(ID, ID, ID);
  private final Reply batch =
      new Reply(
          200,
          Map.of("content-type", List.of("multipart/mixed; boundary=batchresponse_1")),
          part().repeat(5) + "--batchresponse_1--\r\n");

  private static String part() {
    return "--batchresponse_1\r\nContent-Type: application/http\r\n"
        + "Content-Transfer-Encoding: binary\r\n\r\nHTTP/1.1 200 OK\r\n"
        + "Content-Type: application/json; odata.metadata=none\r\nOData-Version: 4.0\r\n\r\n"
        + "{\"value\":[{\"name\":\"Sales Manager\",\"roleid\":\"x\"}]}\r\n";
  }

  @TearDown
  public void close() {
    json.close();
  }

  @Benchmark
  public Optional<WhoAmI> parseWhoAmI() {
    return WhoAmI.parse(whoAmI, json);
  }

  @Benchmark
  public Object readBatch() {
    return Multipart.read(batch, 8).orElseThrow();
  }
}
