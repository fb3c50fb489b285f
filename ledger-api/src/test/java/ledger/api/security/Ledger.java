package ledger.api.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import ledger.api.problem.Body;
import ledger.api.problem.Problem;
import ledger.api.problem.ProblemCode;
import ledger.core.plan.LineId;
import org.springframework.boot.autoconfigure.AutoConfigurationImportSelector;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotationAttributes;
import org.springframework.core.annotation.Order;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.filter.OncePerRequestFilter;

/** The doors and problems of the ledger with a few routes behind them, and nothing else of the ledger. */
@Configuration
@TestComponent
@ComponentScan(
        basePackages = {"ledger.api.problem", "ledger.api.security"},
        excludeFilters = @Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
@Import({Ledger.WithoutAxon.class, Ledger.Routes.class, Ledger.OnlyTheDoor.class})
class Ledger {

    @Bean
    DataSource database() {
        return TestDatabase.create();
    }

    @Bean
    Forbidden forbidden() {
        return new Forbidden();
    }

    @Bean
    AgencyCodes agencies() {
        return () -> Set.of("so-khcn", "cuc-thong-ke");
    }

    /** What Boot configures by itself, but for the event store. */
    static class WithoutAxon extends AutoConfigurationImportSelector {
        @Override
        protected List<String> getCandidateConfigurations(
                AnnotationMetadata metadata, AnnotationAttributes attributes) {
            var candidates = new ArrayList<>(super.getCandidateConfigurations(metadata, attributes));
            candidates.removeIf(name -> name.startsWith("org.axonframework") || name.contains("flyway"));
            return candidates;
        }

        @Override
        protected AnnotationAttributes getAttributes(AnnotationMetadata metadata) {
            return AnnotationAttributes.fromMap(Map.of("exclude", new String[0], "excludeName", new String[0]));
        }
    }

    /** Remembers what was forbidden. */
    static class Forbidden implements ForbiddenLog {
        final List<String> noted = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void forbidden(HttpServletRequest request, Caller caller, Problem problem) {
            noted.add(caller.account() + " " + request.getMethod() + " " + request.getRequestURI() + " "
                    + problem.code().code());
        }
    }

    /** Stands behind the doors and answers 204 to those who only want to know whether they are let in. */
    @Order(Ordered.LOWEST_PRECEDENCE)
    static class OnlyTheDoor extends OncePerRequestFilter {
        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            if (request.getHeader("X-Only-The-Door") == null) {
                chain.doFilter(request, response);
            } else {
                response.setStatus(204);
            }
        }
    }

    @RestController
    static class Routes {

        record Bound(String id, int fiscalYear) {}

        @GetMapping("/api/v1/plans/{plan}")
        Map<String, Object> who(@PathVariable String plan, Caller caller) {
            return Map.of("plan", plan, "account", caller.account(), "role", caller.actingRole());
        }

        @PostMapping(path = "/api/v1/plans", consumes = "application/json")
        Bound bound(@RequestBody Bound bound) {
            return bound;
        }

        @GetMapping("/api/v1/plans")
        String fails() {
            throw new IllegalStateException("a secret of the inside");
        }

        @GetMapping("/api/v1/refusals")
        String number(@RequestParam int limit) {
            return "" + limit;
        }

        @GetMapping("/api/v1/events/{position}")
        String event(@PathVariable long position) {
            throw Problem.of(ProblemCode.NOT_FOUND).with("id", position);
        }

        @PostMapping("/api/v1/plans/{plan}/commitments")
        Map<String, Object> commit(@PathVariable String plan, @RequestBody byte[] json, Caller caller) {
            var body = Body.read(json);
            var amount = body.money("amount");
            var leadAgency = body.text("leadAgency", 100);
            body.done();
            caller.mustLead(leadAgency, LineId.parse(plan + ":IV.1"));
            return Map.of("amount", amount.dong());
        }

        @PostMapping(path = "/api/v1/imports", consumes = "text/plain")
        int size(@RequestBody byte[] file) {
            return file.length;
        }
    }
}
