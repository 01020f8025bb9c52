package dev.mingce.customer.datastandard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mingce.customer.standard.Labels;
import dev.mingce.customer.standard.Standard;
import dev.mingce.customer.standard.publish.Dictionary;
import dev.mingce.customer.standard.publish.FormSchema;
import dev.mingce.customer.standard.publish.ImportTemplate;
import dev.mingce.customer.standard.publish.Published;
import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.Messages;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes of a standard what forms, files and people need. */
@ApplicationScoped
public class PublicationService {
  static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  static final String CSV = "text/csv;charset=UTF-8";
  static final String JSON = "application/json";
  static final String SCHEMA = "application/schema+json";
  static final String MARKDOWN = "text/markdown;charset=UTF-8";

  static final String HTML = "text/html;charset=UTF-8";

  private final StandardService standards;
  private final InForceService inForce;
  private final ObjectMapper json;

  PublicationService(StandardService standards, InForceService inForce, ObjectMapper json) {
    this.standards = standards;
    this.inForce = inForce;
    this.json = json;
  }

  Document schema(String reference, List<Locale> languages) {
    return new Document(SCHEMA, write(FormSchema.of(published(reference, languages))));
  }

  Document template(String reference, @Nullable String format, List<Locale> languages) {
    Published published = published(reference, languages);
    ImportTemplate template = ImportTemplate.of(published);
    String name = "mingce-" + published.standard().version();
    return switch (Objects.requireNonNullElse(format, "xlsx")) {
      case "xlsx" -> new Document(XLSX, name + ".xlsx", template.xlsx());
      case "csv" -> new Document(CSV, name + ".csv", template.csv());
      default -> throw unknown();
    };
  }

  Document mapping(String reference, List<Locale> languages) {
    return new Document(JSON, write(ImportTemplate.of(published(reference, languages)).mapping()));
  }

  Document dictionary(String reference) {
    return new Document(JSON, write(Dictionary.of(published(reference, List.of(Locale.ENGLISH)))));
  }

  Document dictionaryPage(String reference, @Nullable String format, List<Locale> languages) {
    Published published = published(reference, languages);
    Dictionary dictionary = Dictionary.of(published);
    return switch (Objects.requireNonNullElse(format, "markdown")) {
      case "markdown" -> new Document(MARKDOWN, dictionary.markdown(published.language()));
      case "html" -> new Document(HTML, dictionary.html(published.language()));
      default -> throw unknown();
    };
  }

  private Published published(String reference, List<Locale> languages) {
    StoredStandard stored = standards.find(reference);
    return new Published(
        new Standard(stored.name(), stored.definition(), inForce.lists()),
        stored.kind(),
        Labels.tag(Messages.choose(languages)));
  }

  private String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a publication is always JSON", e);
    }
  }

  private static ProblemException unknown() {
    return new ProblemException(
        KitError.INVALID_PARAMETER, List.of(Violation.at("?format", "invalid-value")));
  }
}
