package ledger.projections;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A list of rows in the order of their positions, narrowed by the conditions that were given. */
public final class Query {

    private final StringBuilder sql;
    private final List<@Nullable Object> values = new ArrayList<>();

    /** @param table a table or view of the schema {@code reading} that has a column {@code position} */
    public Query(String table, long after) {
        sql = new StringBuilder("select * from reading.").append(table).append(" where position > ?");
        values.add(after);
    }

    /** @param function of the schema {@code reading}, of a moment's day and position, whose rows have a {@code position} */
    public Query(String function, Moment moment, long after) {
        sql = new StringBuilder("select * from reading.").append(function).append("(?::date, ?) where position > ?");
        values.add(moment.day());
        values.add(moment.position());
        values.add(after);
    }

    /** @param condition with one parameter; left out when there is no value for it */
    public Query and(String condition, @Nullable Object value) {
        if (value != null) {
            sql.append(" and ").append(condition);
            values.add(value);
        }
        return this;
    }

    /** The only row, if there is one. */
    public <T> Optional<T> one(JdbcClient reading, RowMapper<T> row) {
        return reading.sql(sql.toString()).params(values).query(row).optional();
    }

    /**
     * What the rows add up to.
     *
     * @param sum of a column in đồng
     */
    public record Sum(long count, long sum) {

        public Sum plus(Sum other) {
            return new Sum(count + other.count, sum + other.sum);
        }
    }

    public Sum sum(JdbcClient reading, String column) {
        return reading.sql("select count(*) as count, coalesce(sum(" + column + "), 0)::bigint as sum from (" + sql
                        + ") as found")
                .params(values)
                .query((row, number) -> new Sum(row.getLong("count"), row.getLong("sum")))
                .single();
    }

    /** Asks for one row more than wanted, which tells whether there is a next page. */
    public <T> Page<T> page(JdbcClient reading, RowMapper<T> row, ToLongFunction<T> position, int limit) {
        var found = reading.sql(sql + " order by position limit " + (limit + 1))
                .params(values)
                .query(row)
                .list();
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        var items = List.copyOf(found.subList(0, limit));
        return new Page<>(items, position.applyAsLong(items.get(limit - 1)));
    }
}
