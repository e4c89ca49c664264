namespace ClaimTrack.Text.Tests;

public class ReadingTimeTests
{
    [Theory]
    [InlineData("", 1)]
    [InlineData("three short words", 1)]
    public void Even_nothing_takes_a_minute(string text, int minutes) => Assert.Equal(minutes, ReadingTime.Minutes(text));

    [Fact]
    public void Twenty_three_hundred_words_take_ten_minutes() =>
        Assert.Equal(10, ReadingTime.Minutes(string.Join(' ', Enumerable.Repeat("don't", 2_300))));

    [Fact]
    public void Nine_hundred_characters_of_Chinese_take_two_minutes() => Assert.Equal(2, ReadingTime.Minutes(new string('港', 900)));

    [Fact]
    public void A_mixed_text_adds_up() =>
        Assert.Equal(3, ReadingTime.Minutes(string.Join(' ', Enumerable.Repeat("word", 460)) + new string('港', 450)));
}
