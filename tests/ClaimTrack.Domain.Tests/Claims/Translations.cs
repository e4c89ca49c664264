namespace ClaimTrack.Domain.Tests;

/// <summary>One claim, checked in several languages.</summary>
public sealed class Translations : Story
{
    Claim In(string? language, string statement = "Claim") => Given.Claim(Team, statement, f => f with { Language = language });

    Claim Linked(string language, Claim original)
    {
        var claim = In(language);
        claim.LinkTranslation(original, Ana, Noon);
        return claim;
    }

    [Fact]
    public void Both_histories_tell_of_it_and_it_can_be_undone()
    {
        var (original, spanish) = (In(null), In("es"));
        spanish.LinkTranslation(original, Ana, Later);

        Assert.Same(original, spanish.TranslationOf);
        Assert.Equal([spanish], original.Translations);
        Assert.Equal($"claim {original.Id}", Then.HistorySays(spanish.Events, EventKind.TranslationLinked, by: Ana).Note);
        Assert.Equal($"claim {spanish.Id}", Then.HistorySays(original.Events, EventKind.TranslationLinked, by: Ana).Note);

        spanish.UnlinkTranslation(Finn, Later);
        Assert.Null(spanish.TranslationOf);
        Assert.Empty(original.Translations);
        Then.HistorySays(spanish.Events, EventKind.TranslationUnlinked, by: Finn);
        Then.HistorySays(original.Events, EventKind.TranslationUnlinked, by: Finn);
        Then.Refused(spanish, Rule.TranslationUnfit, () => spanish.UnlinkTranslation(Ana, Later));
        spanish.LinkTranslation(original, Ana, Later);
    }

    [Fact]
    public void It_points_at_an_original_of_its_team_that_is_another_claim()
    {
        var original = In("en");
        var spanish = Linked("es", original);
        var arabic = In("ar");
        Then.Refused(arabic, Rule.SameClaim, () => arabic.LinkTranslation(arabic, Ana, Later));
        Then.Refused(arabic, Rule.OtherTeam, () => arabic.LinkTranslation(Given.Claim(Given.Team(name: "Other Paper")), Ana, Later));
        Then.Refused(arabic, Rule.RoleTooLow, () => arabic.LinkTranslation(original, Otto, Later));
        Assert.Contains($"claim {original.Id}", Then.Refused(arabic, Rule.TranslationUnfit, () => arabic.LinkTranslation(spanish, Ana, Later)).Sentence);
        Then.Refused(arabic, Rule.TargetMerged, () => arabic.LinkTranslation(In("fr").Merged(into: In("de")), Ana, Later));
        Then.Refused(spanish, Rule.TranslationUnfit, () => spanish.LinkTranslation(In("fr"), Ana, Later));
        Then.Refused(original, Rule.TranslationUnfit, () => original.LinkTranslation(In("fr"), Ana, Later));
        arabic.LinkTranslation(original, Ana, Later);
        Assert.Equal([spanish, arabic], original.Translations);
    }

    [Fact]
    public void Each_language_is_there_once_whether_noted_or_the_teams()
    {
        var original = In(null);
        var english = In("EN");
        Then.Refused(english, Rule.TranslationUnfit, () => english.LinkTranslation(original, Ana, Later));
        var spanish = Linked("es", original);
        var second = In("es");
        Assert.Contains($"Claim {spanish.Id}", Then.Refused(second, Rule.TranslationUnfit, () => second.LinkTranslation(original, Ana, Later)).Sentence);
        spanish.Merged(into: In("es"));
        second.LinkTranslation(original, Ana, Later);
    }

    [Fact]
    public void A_language_that_another_one_has_is_not_chosen_afterwards_either()
    {
        var original = In(null);
        var (spanish, arabic) = (Linked("es", original), Linked("ar", original));
        Then.Refused(arabic, Rule.TranslationUnfit, () => arabic.Edit(arabic.Facts with { Language = "es" }, null, null, Ana, Later));
        Then.Refused(arabic, Rule.TranslationUnfit, () => arabic.Edit(arabic.Facts with { Language = null }, null, null, Ana, Later));
        Then.Refused(original, Rule.TranslationUnfit, () => original.Edit(original.Facts with { Language = "ar" }, null, null, Ana, Later));
        arabic.Edit(arabic.Facts with { Language = "fa" }, null, null, Ana, Later);
        spanish.UnlinkTranslation(Ana, Later);
        arabic.Edit(arabic.Facts with { Language = "es" }, null, null, Ana, Later);
    }

    [Fact]
    public void What_is_voted_on_and_published_stays_as_it_was()
    {
        var (original, spanish) = (In(null).Published(), In("es").InReview());
        var (content, seen) = (original.Check!.Live.Content, spanish.ContentVersion);
        spanish.LinkTranslation(original, Ana, Later);
        Assert.Same(content, original.Check.Live.Content);
        Assert.Equal(seen, spanish.ContentVersion);
        spanish.Approved();
    }
}
