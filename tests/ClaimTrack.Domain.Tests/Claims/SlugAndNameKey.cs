namespace ClaimTrack.Domain.Tests;

/// <summary>Names as addresses and as look-up keys.</summary>
public sealed class SlugAndNameKey
{
    [Theory]
    [InlineData("The bridge cost 14 million", "the-bridge-cost-14-million")]
    [InlineData("  Ça & là: déjà vu!  ", "ca-la-deja-vu")]
    [InlineData("Łódź, Ærø, Straße", "łodz-ærø-straße")]
    [InlineData("The mayor’s and the city's accounts", "the-mayors-and-the-citys-accounts")]
    [InlineData("ﬁrst Ⅷ ½", "first-viii-1-2")]
    [InlineData("الجسر كلف ١٤ مليونا", "الجسر-كلف-١٤-مليونا")]
    [InlineData("Мост стоил 14 миллионов", "мост-стоил-14-миллионов")]
    [InlineData("다리 비용", "다리-비용")]
    [InlineData("14 million 🌉 yes", "14-million-yes")]
    [InlineData("🌉🌉", "")]
    [InlineData("–…!", "")]
    [InlineData("", "")]
    public void A_slug_has_letters_and_digits_of_any_script_and_single_hyphens(string text, string slug)
    {
        Assert.Equal(slug, Slug.From(text));
    }

    [Theory]
    [InlineData("one two three", 13, "one-two-three")]
    [InlineData("one two three", 12, "one-two")]
    [InlineData("one two three", 8, "one-two")]
    [InlineData("one two three", 7, "one-two")]
    [InlineData("a antidisestablishmentarianism", 10, "a-antidise")]
    [InlineData("antidisestablishmentarianism", 10, "antidisest")]
    [InlineData("𝔞", 1, "a")]
    [InlineData("𐐨𐐨𐐨", 3, "𐐨")]
    public void A_long_slug_is_cut_at_a_word_where_possible_and_never_inside_a_character(string text, int max, string slug)
    {
        Assert.Equal(slug, Slug.From(text, max));
    }

    [Theory]
    [InlineData("हिन्दी समाचार", "हिन्दी-समाचार")]
    [InlineData("ガンダム", "ガンダム")]
    public void Only_latin_letters_lose_their_marks(string text, string slug)
    {
        Assert.Equal(slug, Slug.From(text));
    }

    [Theory]
    [InlineData("  Zoë   Müller\t", "ZOË MÜLLER")]
    [InlineData("Zoe\u0308 Mu\u0308ller", "ZOË MÜLLER")]
    [InlineData("ﬁne Ａｃｍｅ", "FINE ACME")]
    [InlineData("the\u00A0mayor", "THE MAYOR")]
    [InlineData("جريدة", "جريدة")]
    [InlineData("", "")]
    public void A_key_is_the_same_for_every_way_to_type_a_name(string name, string key)
    {
        Assert.Equal(key, NameKey.Of(name));
    }

    [Fact]
    public void Claimants_and_topics_are_looked_up_by_it()
    {
        var claimant = new Claimant(1, "  The  mayor ", ClaimantKind.Person);
        var topic = new Topic(1, " Building ");

        Assert.Equal(("The  mayor", "THE MAYOR"), (claimant.Name, claimant.NameKey));
        Assert.Equal(("Building", "BUILDING"), (topic.Name, topic.NameKey));
    }
}
