package ledger.api.description;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import java.util.Comparator;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/**
 * The routes that the program has, each with what is written about it. A route that nobody described stays in the
 * document as it was found, and a description without a route is left out: the document never lists what there is not.
 */
@Component
final class DescribedRoutes implements OpenApiCustomizer {

    private final OpenAPI described = Described.document();
    private final List<String> order = List.copyOf(described.getPaths().keySet());

    @Override
    public void customise(OpenAPI found) {
        found.info(described.getInfo())
                .servers(described.getServers())
                .security(described.getSecurity())
                .tags(described.getTags())
                .components(described.getComponents());
        var paths = new Paths();
        found.getPaths().entrySet().stream()
                .sorted(Comparator.comparingInt(path -> place(path.getKey())))
                .forEach(path -> paths.put(path.getKey(), described(path.getKey(), path.getValue())));
        found.paths(paths);
    }

    private int place(String path) {
        var place = order.indexOf(path);
        return place < 0 ? order.size() : place;
    }

    private PathItem described(String path, PathItem found) {
        var words = described.getPaths().get(path);
        var item = new PathItem();
        found.readOperationsMap().forEach((method, operation) -> {
            var said = words == null ? null : words.readOperationsMap().get(method);
            item.operation(method, said == null ? operation : said);
        });
        return item;
    }
}
