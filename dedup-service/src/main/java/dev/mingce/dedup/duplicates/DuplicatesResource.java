package dev.mingce.dedup.duplicates;

import dev.mingce.kit.Ids;
import dev.mingce.kit.api.Answers;
import dev.mingce.kit.paging.Limits;
import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import dev.mingce.kit.security.Caller;
import dev.mingce.kit.security.CurrentCaller;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Pairs of customers that may be one. */
@Path("/v1/duplicates")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "duplicates")
@RunOnVirtualThread
public class DuplicatesResource {

  private static final Set<String> STATES = Set.of("open", "merged", "withdrawn");
  private static final Set<String> STANDING = Set.of("open", "merged");

  private final DuplicateQueries queries;
  private final CurrentCaller caller;

  DuplicatesResource(DuplicateQueries queries, CurrentCaller caller) {
    this.queries = queries;
    this.caller = caller;
  }

  @GET
  @PermissionsAllowed({"customer:read", "steward:decide"})
  @Operation(
      operationId = "listDuplicates",
      summary = "Pairs that may be one customer, with the evidence",
      description =
          "With customerId the pairs of that customer and the verdict on its newest version, else"
              + " all pairs, page by page. Only pairs of which the caller may see both customers.")
  @APIResponse(
      responseCode = "200",
      description = "The pairs",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(oneOf = {CustomerDuplicates.class, DuplicatePage.class})))
  @Answers("not-found")
  public Response list(
      @RestQuery
          @Parameter(
              description = "Only pairs of this customer",
              example = "01936f2a-7c1e-7b6a-9d1f-3e5a8c0b4d21")
          @Nullable String customerId,
      @RestQuery
          @Parameter(
              description = "Only pairs in this state; without it open and merged ones",
              example = "open",
              schema = @Schema(enumeration = {"open", "merged", "withdrawn"}))
          @Nullable String state,
      @RestQuery @Nullable Integer limit,
      @RestQuery @Nullable String cursor) {
    Caller who = caller.get();
    SortedSet<String> states = states(state);
    Object answer =
        customerId == null
            ? queries.all(who, states, Limits.of(limit), cursor)
            : queries.ofCustomer(who, id(customerId), states);
    return Response.ok(answer).build();
  }

  /** What a page looks like, for the API document. */
  @Schema(name = "DuplicatePage")
  record DuplicatePage(List<DuplicateView> items, @Nullable String nextCursor) {}

  private static SortedSet<String> states(@Nullable String state) {
    if (state != null && !STATES.contains(state)) {
      throw invalid("?state", "invalid-value");
    }
    return new TreeSet<>(state == null ? STANDING : Set.of(state));
  }

  private static UUID id(String text) {
    return Ids.parse(text).orElseThrow(() -> invalid("?customerId", "invalid-id"));
  }

  private static ProblemException invalid(String where, String code) {
    return new ProblemException(KitError.INVALID_PARAMETER, List.of(Violation.at(where, code)));
  }
}
