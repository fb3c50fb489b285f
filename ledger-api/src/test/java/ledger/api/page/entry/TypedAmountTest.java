package ledger.api.page.entry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Amounts as people type them; what could be meant in two ways is not read. */
class TypedAmountTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    100000000           | 100000000
                    100.000.000         | 100000000
                    100,000,000         | 100000000
                    100 000 000         | 100000000
                    1.250               | 1250
                    100.000.000 đ       | 100000000
                    100.000.000 đồng    | 100000000
                    100tr               | 100000000
                    100 tr              | 100000000
                    100 triệu           | 100000000
                    100TR               | 100000000
                    1,2ty               | 1200000000
                    1,2 tỷ              | 1200000000
                    1.2 tỉ              | 1200000000
                    1,25 tỷ đồng        | 1250000000
                    1 tỷ 200 triệu      | 1200000000
                    1ty200tr            | 1200000000
                    1 tỷ 687 triệu 290k | 1687290000
                    500k                | 500000
                    500 nghìn           | 500000
                    500 ngàn            | 500000
                    0,5tr               | 500000
                    1,234567 tỷ         | 1234567000
                    =2*50000000         | 100000000
                    =2*50.000.000       | 100000000
                    =2*50tr             | 100000000
                    = 6 × 12,5 tr       | 75000000
                    =300tr-100tr        | 200000000
                    =(1ty+200tr)/4      | 300000000
                    =100tr*1,5          | 150000000
                    0                   | 0
                    """)
    void what_is_meant_is_clear(String typed, long dong) {
        assertThat(TypedAmount.read(typed)).contains(dong);
    }

    /** 1.250 tr may be one million and a quarter or a thousand of them; half a đồng is none. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "một trăm",
                "tr",
                "1.250tr",
                "1,250 tỷ",
                "1,5",
                "1,5 đồng",
                "0,0000005tr",
                "1 tỷ 2",
                "200tr 1ty",
                "1.00.000",
                "100.000,000",
                "12.34.567",
                "-5",
                "1e9",
                "=",
                "=2*",
                "=2**3",
                "=(2*3",
                "=100/3",
                "=1/0",
                "=2)",
                "99999999999999999999",
                "=999999999999999999*99",
                "0x10",
                "١٠٠"
            })
    void what_is_not_clear_is_not_read(String typed) {
        assertThat(TypedAmount.read(typed)).isEmpty();
    }

    @Test
    void a_formula_of_nothing_but_brackets_is_none() {
        assertThat(TypedAmount.read("=" + "(".repeat(1_999))).isEmpty();
        assertThat(TypedAmount.read("=" + "(".repeat(20) + "2tr" + ")".repeat(20)))
                .contains(2_000_000L);
        assertThat(TypedAmount.read("=" + "(".repeat(21) + "2tr" + ")".repeat(21)))
                .isEmpty();
    }
}
