package ledger.projections;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A list of rows, narrowed by the conditions that were given. */
public final class Query {

    private final StringBuilder sql;
    private final List<@Nullable Object> values = new ArrayList<>();

    /** @param table a table or view of the schema {@code reading} that has a column {@code position} */
    public Query(String table) {
        sql = new StringBuilder("select * from reading.").append(table).append(" where true");
    }

    /** @param function of the schema {@code reading}, of a moment's day and position, whose rows have a {@code position} */
    public Query(String function, Moment moment) {
        sql = new StringBuilder("select * from reading.").append(function).append("(?::date, ?) where true");
        values.add(moment.day());
        values.add(moment.position());
    }

    /** @param condition with one parameter; left out when there is no value for it */
    public Query and(String condition, @Nullable Object value) {
        if (value != null) {
            sql.append(" and ").append(condition);
            values.add(value);
        }
        return this;
    }

    /** Only rows on a line or on those below it in the appendix; all for null. */
    public Query onLine(@Nullable String line) {
        if (line != null) {
            // By code points "/" comes next to ".": what begins with "III." lies between "III." and "III/".
            sql.append(" and (line = ? or line > ? and line < ?)");
            values.addAll(List.of(line, line + ".", line + "/"));
        }
        return this;
    }

    /** Only events that count and are recorded by a moment; the rows have {@code effective} and {@code position}. */
    public Query by(Moment moment) {
        return and("effective <= ?", moment.day()).and("position <= ?", moment.position());
    }

    /** Only events that do not count or are not recorded by a moment. */
    public Query notBy(Moment moment) {
        sql.append(" and not (position <= ? and effective <= coalesce(?::date, 'infinity'))");
        values.add(moment.position());
        values.add(moment.day());
        return this;
    }

    /** Only rows on lines that this agency leads; all for null. */
    public Query ledBy(@Nullable String agency) {
        return and("(plan, line) in (select plan, line from reading.line where lead_agency = ?)", agency);
    }

    /** The only row, if there is one. */
    public <T> Optional<T> one(JdbcClient reading, RowMapper<T> row) {
        return reading.sql(sql.toString()).params(values).query(row).optional();
    }

    /** The ids of all rows, in the order of their recording. */
    public List<String> ids(JdbcClient reading) {
        return reading.sql("select id from (" + sql + ") as found order by position")
                .params(values)
                .query(String.class)
                .list();
    }

    /** The codes of the lines that the rows are about, each once; rows about none are passed over. */
    public Set<String> lines(JdbcClient reading) {
        return reading.sql("select distinct line from (" + sql + ") as found where line is not null")
                .params(values)
                .query(String.class)
                .set();
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

    /** @throws ArithmeticException when it is no {@code long} any more */
    public Sum sum(JdbcClient reading, String column) {
        return reading.sql(
                        "select count(*) as count, coalesce(sum(" + column + "), 0) as sum from (" + sql + ") as found")
                .params(values)
                .query((row, number) ->
                        new Sum(row.getLong("count"), row.getBigDecimal("sum").longValueExact()))
                .single();
    }

    /**
     * What another question makes of the rows.
     *
     * @param question in SQL, in which {@code %s} stands for these rows and all parameters come behind it
     */
    public <T> List<T> within(JdbcClient reading, String question, RowMapper<T> row, Object... parameters) {
        return reading.sql(question.formatted(sql))
                .params(values)
                .params(List.of(parameters))
                .query(row)
                .list();
    }

    private record Row<T>(T item, Mark mark) {}

    /** Asks for one row more than wanted, which tells whether there is a next page. */
    public <T> Page<T> page(JdbcClient reading, RowMapper<T> row, Start start, int limit) {
        var found = reading.sql(pageOf(start, limit))
                .params(values)
                .query((rows, number) ->
                        new Row<>(row.mapRow(rows, number), new Mark(rows.getString("mark"), rows.getLong("position"))))
                .list();
        var items = found.stream().limit(limit).map(Row::item).toList();
        return new Page<>(
                start.order(),
                items,
                found.size() <= limit ? null : found.get(limit - 1).mark());
    }

    /** How the database would read a page: its plan, line by line. */
    List<String> explained(JdbcClient reading, Start start, int limit) {
        return reading.sql("explain " + pageOf(start, limit))
                .params(values)
                .query(String.class)
                .list();
    }

    private String pageOf(Start start, int limit) {
        var order = start.order();
        var behind = start.behind();
        if (behind != null) {
            sql.append(" and ").append(order.behind());
            values.add(behind.value());
            values.add(behind.position());
        }
        return "select found.*, (%s)::text as mark from (%s) as found order by %s limit %d"
                .formatted(order.key().column(), sql, order.columns(), limit + 1);
    }
}
