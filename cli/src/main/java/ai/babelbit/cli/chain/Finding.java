package ai.babelbit.cli.chain;

/// What a check found.
///
/// @param what was checked
/// @param verdict how it is
/// @param detail what was seen
/// @param advice what to do about it; empty when all is well
record Finding(String what, Verdict verdict, String detail, String advice) {
    enum Verdict {
        OK,
        WARNING,
        PROBLEM
    }

    static Finding ok(String what, String detail) {
        return new Finding(what, Verdict.OK, detail, "");
    }

    static Finding warning(String what, String detail, String advice) {
        return new Finding(what, Verdict.WARNING, detail, advice);
    }

    static Finding problem(String what, String detail, String advice) {
        return new Finding(what, Verdict.PROBLEM, detail, advice);
    }
}
