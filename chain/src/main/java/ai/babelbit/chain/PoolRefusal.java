package ai.babelbit.chain;

import ai.babelbit.chain.rpc.Answer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Why a node does not take a transaction, out of the different words of different nodes.
///
/// @param name in a word
/// @param meaning in a sentence
record PoolRefusal(String name, String meaning) {
    private static final int INVALID = 1010;
    private static final int ALREADY_IMPORTED = 1013;
    private static final Pattern CUSTOM =
            Pattern.compile("custom(?: error)?\"?\\s*:\\s*\"?(\\d{1,3})", Pattern.CASE_INSENSITIVE);

    // The numbers of subtensor's own validation, spec 425.
    private static final Map<Integer, String> CUSTOM_NAMES = Map.ofEntries(
            Map.entry(0, "ColdkeyInSwapSchedule"),
            Map.entry(1, "StakeAmountTooLow"),
            Map.entry(2, "BalanceTooLow"),
            Map.entry(3, "SubnetNotExists"),
            Map.entry(4, "HotkeyAccountDoesntExist"),
            Map.entry(5, "NotEnoughStakeToWithdraw"),
            Map.entry(6, "RateLimitExceeded"),
            Map.entry(7, "InsufficientLiquidity"),
            Map.entry(8, "SlippageTooHigh"),
            Map.entry(9, "TransferDisallowed"),
            Map.entry(10, "HotKeyNotRegisteredInNetwork"),
            Map.entry(11, "InvalidIpAddress"),
            Map.entry(12, "ServingRateLimitExceeded"),
            Map.entry(13, "InvalidPort"),
            Map.entry(14, "ZeroMaxAmount"),
            Map.entry(15, "InvalidRevealRound"),
            Map.entry(16, "CommitNotFound"),
            Map.entry(17, "CommitBlockNotInRevealRange"),
            Map.entry(18, "InputLengthsUnequal"),
            Map.entry(19, "UidNotFound"),
            Map.entry(20, "EvmKeyAssociateRateLimitExceeded"),
            Map.entry(21, "ColdkeySwapDisputed"),
            Map.entry(22, "InvalidRealAccount"),
            Map.entry(25, "NonAssociatedColdKey"),
            Map.entry(26, "DelegateTakeTooLow"),
            Map.entry(27, "DelegateTakeTooHigh"),
            Map.entry(255, "BadRequest"));

    private static final Map<String, PoolRefusal> KNOWN = Map.of(
            "stale", new PoolRefusal("Stale", "its nonce was used already"),
            "outdated", new PoolRefusal("Stale", "its nonce was used already"),
            "badproof", new PoolRefusal("BadProof", "the signature does not hold for this runtime and chain"),
            "bad signature", new PoolRefusal("BadProof", "the signature does not hold for this runtime and chain"),
            "payment", new PoolRefusal("Payment", "the account cannot pay the fee"),
            "pay some fees", new PoolRefusal("Payment", "the account cannot pay the fee"),
            "ancientbirthblock", new PoolRefusal("AncientBirthBlock", "the block it was signed for is too old"),
            "ancient birth", new PoolRefusal("AncientBirthBlock", "the block it was signed for is too old"),
            "exhaustsresources", new PoolRefusal("ExhaustsResources", "the block has no room for it"),
            "badsigner", new PoolRefusal("BadSigner", "the signer may not sign this"));

    static PoolRefusal of(Answer.Refused refused) {
        String words = refused.message() + " " + refused.data();
        Matcher custom = CUSTOM.matcher(words);
        if (custom.find()) {
            int number = Integer.parseInt(custom.group(1));
            return new PoolRefusal(CUSTOM_NAMES.getOrDefault(number, "Custom" + number), "custom error " + number);
        }
        String lower = words.toLowerCase(Locale.ROOT);
        return KNOWN.entrySet().stream()
                .filter(each -> lower.contains(each.getKey()))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElseGet(() -> byCode(refused));
    }

    private static PoolRefusal byCode(Answer.Refused refused) {
        String name = switch ((int) refused.code()) {
            case INVALID -> "Invalid";
            case 1011 -> "Unknown";
            case 1012 -> "TemporarilyBanned";
            case ALREADY_IMPORTED -> "AlreadyImported";
            case 1014 -> "PriorityTooLow";
            case 1016 -> "PoolFull";
            default -> "Refused";
        };
        return new PoolRefusal(name, refused.toString());
    }

    /// Why a pool gave up what it had taken.
    ///
    /// @param status the node's word for it
    /// @param details all that it said
    static Submission.Refused givenUp(String status, String details) {
        PoolRefusal known = of(new Answer.Refused(INVALID, details, ""));
        return switch (status) {
            case "usurped" ->
                new Submission.Refused("Usurped", "another transaction with the same nonce took its place");
            case "dropped" -> new Submission.Refused("Dropped", "the node's pool gave it up");
            default ->
                known.name().equals("Invalid")
                        ? new Submission.Refused("Invalid", "it became invalid before any block took it")
                        : new Submission.Refused(known.name(), known.meaning());
        };
    }

    /// Whether the node has it already, so that it may well be included.
    static boolean isKnownAlready(Answer.Refused refused) {
        return refused.code() == ALREADY_IMPORTED;
    }

    /// Whether it is worth signing once more: with a fresh nonce, or for a fresh runtime. Nothing of the
    /// first one is left anywhere, so this sends nothing twice.
    boolean isOutdated() {
        return name.equals("Stale") || name.equals("BadProof") || name.equals("AncientBirthBlock");
    }
}
