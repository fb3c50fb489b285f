package ledger.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The printed "Thời gian thực hiện" as months, and an amount spread over them. */
class MonthsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Dự kiến tháng 3 - 6/2021                | 3  | 6
                    01 ngày, dự kiến tháng 3 - 10/2021      | 3  | 10
                    03 ngày/lớp, dự kiến tháng 3 - 11/2021  | 3  | 11
                    tháng 3 – tháng 6/2021                  | 3  | 6
                    Từ tháng 3 đến tháng 6 năm 2021         | 3  | 6
                    tháng 3/2021 - 6/2021                   | 3  | 6
                    Tháng 11/2021                           | 11 | 11
                    tháng 5 năm 2021                        | 5  | 5
                    Quý II/2021                             | 4  | 6
                    quý 2 - quý 4 năm 2021                  | 4  | 12
                    Trong năm 2021                          | 1  | 12
                    Năm 2021                                | 1  | 12
                    """)
    void are_read_as_they_are_written(String time, int first, int last) {
        assertThat(Months.read(time, 2021)).contains(new Months(first, last));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Khi có yêu cầu",
                "tháng 3 - 6/2022",
                "tháng 10/2020 - 3/2021",
                "tháng 0 - 6/2021",
                "tháng 3 - 13/2021",
                "tháng 9 - 3/2021",
                "Trong năm 2020",
                "trước năm 2021",
                "03 ngày"
            })
    void what_cannot_be_read_or_speaks_of_another_year_is_said_to_be_so(String time) {
        assertThat(Months.read(time, 2021)).isEmpty();
    }

    @Test
    void nothing_printed_is_nothing_read() {
        assertThat(Months.read(null, 2021)).isEmpty();
    }

    @Test
    void an_amount_is_spread_in_whole_dong_and_nothing_is_lost() {
        var months = new Months(3, 9);
        long amount = 9_007_199_254_740_991L;
        long before = 0;
        for (var day = LocalDate.of(2021, 1, 1); day.getYear() == 2021; day = day.plusDays(1)) {
            long planned = months.planned(amount, 2021, day);
            assertThat(planned).as(day.toString()).isBetween(before, amount);
            before = planned;
        }
        assertThat(months.planned(amount, 2021, LocalDate.of(2021, 2, 28))).isZero();
        assertThat(months.planned(700, 2021, LocalDate.of(2021, 3, 31))).isEqualTo(100);
        assertThat(months.planned(10, 2021, LocalDate.of(2021, 3, 31))).isEqualTo(1);
        assertThat(months.planned(10, 2021, LocalDate.of(2021, 9, 29))).isEqualTo(9);
        assertThat(months.planned(10, 2021, LocalDate.of(2021, 9, 30))).isEqualTo(10);
        assertThat(months.planned(10, 2021, LocalDate.of(2022, 1, 31))).isEqualTo(10);
    }
}
