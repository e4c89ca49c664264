namespace ClaimTrack.Web.Tests.Platform;

/// <summary>An application that is only served over https, as it is unless told otherwise.</summary>
public sealed class SecureApp : App
{
    protected override IEnumerable<(string Key, string Value)> Settings => [("Cookies:Secure", "true")];
}

public sealed class SecurityHeadersTests(SecureApp secure, App plain) : IClassFixture<SecureApp>, IClassFixture<App>
{
    [Theory]
    [InlineData("https://facts.example/account/sign-in", true)]
    [InlineData("https://facts.example/nowhere", true)]
    [InlineData("http://facts.example/nowhere", false)]
    [InlineData("https://localhost/nowhere", false)]
    public async Task A_site_that_is_only_secure_says_that_it_always_will_be(string address, bool says)
    {
        Assert.Equal(says, (await secure.Browser().Get(address)).Headers.Contains("Strict-Transport-Security"));
        Assert.False((await plain.Browser().Get(address)).Headers.Contains("Strict-Transport-Security"));
    }
}
