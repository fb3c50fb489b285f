package ledger.api.recording;

import java.util.List;

/** The routes of a chapter by which commands come. Every such bean is asked by whoever takes commands by their names. */
@FunctionalInterface
public interface CommandRoutes {

    List<CommandRoute> routes();
}
