package dev.mingce.kit.problem;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** The one place where an exception becomes an HTTP answer. */
public class ProblemMapper {
  private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

  private final Problems problems;
  private final RefusalListener refusals;

  ProblemMapper(Problems problems, RefusalListener refusals) {
    this.problems = problems;
    this.refusals = refusals;
  }

  /** Whoever throws {@link KitError#FORBIDDEN} has recorded why. */
  @ServerExceptionMapper
  public Response problem(ProblemException exception, HttpHeaders headers, ResourceInfo operation) {
    if (exception.errorCode().status() == Response.Status.FORBIDDEN.getStatusCode()
        && exception.errorCode() != KitError.FORBIDDEN) {
      refusals.denied(name(operation), exception.errorCode().code());
    }
    return problems.respond(exception, headers);
  }

  @ServerExceptionMapper({
    UnauthorizedException.class,
    AuthenticationFailedException.class,
    AuthenticationCompletionException.class
  })
  public Response unauthenticated(SecurityException exception, HttpHeaders headers) {
    // Without any token it is an UnauthorizedException, and no attempt.
    if (!(exception instanceof UnauthorizedException)) {
      refusals.badToken(exception);
    }
    return problems.respond(new ProblemException(KitError.UNAUTHENTICATED), headers);
  }

  @ServerExceptionMapper
  public Response forbidden(
      ForbiddenException exception, HttpHeaders headers, ResourceInfo operation) {
    refusals.denied(name(operation), "permission");
    return problems.respond(new ProblemException(KitError.FORBIDDEN), headers);
  }

  private static @Nullable String name(ResourceInfo resource) {
    Method method = resource.getResourceMethod();
    Operation operation = method == null ? null : method.getAnnotation(Operation.class);
    return operation == null || operation.operationId().isEmpty() ? null : operation.operationId();
  }

  @ServerExceptionMapper
  public Response mismatched(MismatchedInputException exception, HttpHeaders headers) {
    return problems.respond(ofJson(exception), headers);
  }

  @ServerExceptionMapper
  public Response json(JsonProcessingException exception, HttpHeaders headers) {
    if (isOurs(exception)) {
      return unexpected(exception, headers);
    }
    return problems.respond(ofJson(exception), headers);
  }

  // While an answer is written: then the fault is with the generator, or with a value of ours,
  // which
  // Jackson wraps without naming parser or generator. And a type that cannot be read at all.
  private static boolean isOurs(JsonProcessingException exception) {
    Object processor = exception.getProcessor();
    return processor instanceof JsonGenerator
        || exception instanceof InvalidDefinitionException
        || (processor == null
            && exception.getClass() == JsonMappingException.class
            && !(exception.getCause() instanceof JsonProcessingException));
  }

  @ServerExceptionMapper
  public Response web(WebApplicationException exception, HttpHeaders headers) {
    for (Throwable cause = exception.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof ProblemException problem) {
        return problems.respond(problem, headers);
      }
      if (cause instanceof JsonProcessingException json) {
        return problems.respond(ofJson(json), headers);
      }
    }
    int status = exception.getResponse().getStatus();
    if (status < 400) {
      return exception.getResponse();
    }
    return status >= 500
        ? unexpected(exception, headers)
        : problems.respond(new ProblemException(ofStatus(status)), headers);
  }

  @ServerExceptionMapper
  public Response unexpected(Throwable exception, HttpHeaders headers) {
    KitError code = Faults.isTransient(exception) ? KitError.UNAVAILABLE : KitError.INTERNAL;
    // Only types and places: messages of database and parser exceptions quote values.
    LOG.errorf("%s answered as %s", Faults.describe(exception), code.code());
    return problems.respond(new ProblemException(code), headers);
  }

  /**
   * Where in the body the fault is, without quoting it. Shared with merge patches, which are bound
   * after reading.
   */
  public static ProblemException ofJson(JsonProcessingException exception) {
    if (exception instanceof StreamConstraintsException) {
      return new ProblemException(
          KitError.MALFORMED_JSON, List.of(Violation.at("", "json-limit-exceeded")));
    }
    if (exception instanceof JsonMappingException mapping
        && mapping.getCause() instanceof StreamConstraintsException) {
      return new ProblemException(
          KitError.MALFORMED_JSON, List.of(Violation.at("", "json-limit-exceeded")));
    }
    if (exception instanceof MismatchedInputException mismatch) {
      return new ProblemException(
          KitError.VALIDATION_FAILED,
          List.of(Violation.at(pointer(mismatch), violationCode(mismatch))));
    }
    // A number that its type cannot hold.
    if (exception instanceof JsonMappingException mapping
        && mapping.getCause() instanceof InputCoercionException) {
      return new ProblemException(
          KitError.VALIDATION_FAILED, List.of(Violation.at(pointer(mapping), "invalid-value")));
    }
    return new ProblemException(KitError.MALFORMED_JSON);
  }

  private static String violationCode(MismatchedInputException exception) {
    if (exception instanceof UnrecognizedPropertyException) {
      return "unknown-property";
    }
    if (exception instanceof InvalidTextException) {
      return "invalid-characters";
    }
    if (exception instanceof InvalidNumberException) {
      return "invalid-value";
    }
    return "wrong-type";
  }

  private static String pointer(JsonMappingException exception) {
    StringBuilder pointer = new StringBuilder();
    for (JsonMappingException.Reference step : exception.getPath()) {
      pointer.append('/');
      if (step.getFieldName() == null) {
        pointer.append(step.getIndex());
      } else {
        pointer.append(safe(step.getFieldName()));
      }
    }
    return pointer.toString();
  }

  // A property name is the client's own text: it is cut and stripped, so that nobody smuggles a
  // value through it.
  private static String safe(String name) {
    String escaped = name.replace("~", "~0").replace("/", "~1");
    String printable = escaped.replaceAll("[^\\w.~-]", "?");
    return printable.length() > 64 ? printable.substring(0, 64) : printable;
  }

  private static KitError ofStatus(int status) {
    return switch (status) {
      case 401 -> KitError.UNAUTHENTICATED;
      case 403 -> KitError.FORBIDDEN;
      case 404 -> KitError.NOT_FOUND;
      case 405 -> KitError.METHOD_NOT_ALLOWED;
      case 406 -> KitError.NOT_ACCEPTABLE;
      case 409 -> KitError.CONFLICT;
      case 413 -> KitError.BODY_TOO_LARGE;
      case 415 -> KitError.UNSUPPORTED_MEDIA_TYPE;
      default -> KitError.BAD_REQUEST;
    };
  }
}
