package ai.babelbit.report;

import java.util.List;

/// Small talk for sample reports, written for this purpose.
final class SampleDialogues {
    record Talk(String uid, String language, List<String> lines) {}

    static final List<Talk> TALKS = List.of(
            new Talk(
                    "dlg-harbour",
                    "en",
                    List.of(
                            "good morning is the ferry to the island running today",
                            "it is but the wind is picking up so the last boat leaves at four",
                            "that only gives us two hours over there",
                            "you could stay the night the inn has rooms this time of year",
                            "let me ask my sister she has to be at work tomorrow",
                            "take your time the next boat is not until ten past eleven")),
            new Talk(
                    "dlg-kitchen",
                    "en",
                    List.of(
                            "did you remember to take the bread out of the oven",
                            "oh no I completely forgot",
                            "never mind we can cut off the edges and nobody will notice",
                            "you always say that and somebody always notices",
                            "then we will tell them it is a very old family recipe")),
            new Talk(
                    "dlg-office",
                    "en",
                    List.of(
                            "could you send me the numbers for last quarter before lunch",
                            "sure do you want the whole table or just the summary",
                            "the summary is fine but please add the figures for the new office",
                            "we do not have those yet the accounts close on Friday",
                            "alright then write a line that says when we will have them",
                            "will do thanks for checking")),
            new Talk(
                    "dlg-estacion",
                    "es",
                    List.of(
                            "perdone sabe usted a qué hora sale el próximo tren para Valencia",
                            "sale a las nueve y media del andén número tres",
                            "muchas gracias y dónde puedo comprar los billetes",
                            "allí enfrente al lado de la cafetería")),
            new Talk(
                    "dlg-sarab",
                    "ar",
                    List.of(
                            "صباح الخير كيف حالك اليوم",
                            "أنا بخير والحمد لله هل تريد أن تشرب القهوة معي",
                            "نعم بكل سرور ولكن بعد أن أنهي هذا العمل")),
            new Talk(
                    "dlg-trail",
                    "en",
                    List.of(
                            "how far is it to the hut from here",
                            "about two hours if the snow holds and we do not stop for photographs",
                            "you know I am going to stop for photographs",
                            "then let us call it three hours and a very late supper",
                            "deal but you are carrying the heavy rope")));

    private SampleDialogues() {}
}
