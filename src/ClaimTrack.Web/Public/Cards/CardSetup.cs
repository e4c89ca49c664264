using ClaimTrack.Cards;
using ClaimTrack.Web.Public.Kept;

namespace ClaimTrack.Web.Public.Cards;

static class CardSetup
{
    /// <summary>Draws cards with the fonts and marks that the site itself has.</summary>
    public static void AddCards(this IServiceCollection services)
    {
        services.AddSingleton(provider =>
        {
            var files = provider.GetRequiredService<IWebHostEnvironment>().WebRootFileProvider;
            Stream? Open(string path) => files.GetFileInfo(path) is { Exists: true } file ? file.CreateReadStream() : null;
            return new CardArtist(font => Open($"lib/fonts/cards/{font}"), () => Open("icons/symbols.svg"));
        });
        services.AddSingleton<KeptCards>();
        services.AddHostedService<CardDrawer>();
    }
}
