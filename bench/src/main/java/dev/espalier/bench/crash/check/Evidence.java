package dev.espalier.bench.crash.check;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Everything that was written down during one run.
///
/// @param transactions in the order they began
/// @param exitCodes of the processes that were asked to end
public record Evidence(
        List<Transaction> transactions,
        List<Call> calls,
        List<Fault> faults,
        List<Integer> exitCodes,
        Ledger ledger) {

    public Evidence {
        transactions =
                transactions.stream().sorted(Comparator.comparingLong(Transaction::begun)).toList();
        faults = faults.stream().sorted(Comparator.comparingLong(Fault::at)).toList();
    }

    List<Transaction> taken() {
        return transactions.stream().filter(seen -> seen.outcome().isTaken()).toList();
    }

    /// Those that carried a message, by its Message-ID, each in the order they began.
    Map<String, List<Transaction>> byMessage() {
        return transactions.stream()
                .filter(seen -> !seen.messageId().isEmpty())
                .collect(
                        Collectors.groupingBy(
                                Transaction::messageId, LinkedHashMap::new, Collectors.toList()));
    }
}
