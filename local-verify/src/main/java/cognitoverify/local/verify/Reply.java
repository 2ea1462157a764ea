package cognitoverify.local.verify;

/** An answer and the weather it travels in. */
record Reply(Answer answer, Weather weather) {
    static Reply inFineWeather(Answer answer) {
        return new Reply(answer, Weather.none());
    }
}
