package dev.mingce.kit.api;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.jboss.jandex.IndexView;

/**
 * Completes the API document while a service is built: what all operations have in common, and what
 * follows from the annotations that they have anyway, is written by nobody and cannot be forgotten.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ApiDescription implements OASFilter {
  private final IndexView index;

  public ApiDescription(IndexView index) {
    this.index = index;
  }

  @Override
  public void filterOpenAPI(OpenAPI api) {
    Components components =
        api.getComponents() == null ? OASFactory.createComponents() : api.getComponents();
    api.setComponents(components);
    if (components.getSchemas() != null) {
      new RequiredFields(index).addTo(components.getSchemas());
    }
    SharedParts.addTo(components);
    String service = ConfigProvider.getConfig().getValue("quarkus.application.name", String.class);
    ProblemAnswers problems = new ProblemAnswers(ErrorCatalog.of(index), service);
    Set<String> answered = describe(api, problems, new SharedParameters(service));
    answered.forEach(code -> components.addExample(code, problems.example(code)));
  }

  private Set<String> describe(OpenAPI api, ProblemAnswers problems, SharedParameters parameters) {
    Map<String, MethodFacts> facts = MethodFacts.byOperation(index);
    OperationDescription description = new OperationDescription(problems, parameters);
    Set<String> answered = new TreeSet<>();
    Map<String, PathItem> paths = new TreeMap<>(api.getPaths().getPathItems());
    for (PathItem path : paths.values()) {
      for (Operation operation : path.getOperations().values()) {
        MethodFacts known = facts.get(operation.getOperationId());
        // Without an operationId it stays as it is, which the contract test of the service refuses.
        if (known != null) {
          answered.addAll(description.complete(operation, known));
        }
      }
    }
    api.getPaths().setPathItems(paths);
    return answered;
  }
}
