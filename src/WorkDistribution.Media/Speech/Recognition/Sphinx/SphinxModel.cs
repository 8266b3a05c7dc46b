namespace WorkDistribution.Media.Speech.Recognition.Sphinx;

/// <summary>Where the model of American English lies.</summary>
/// <param name="Acoustic">Folder of the acoustic model.</param>
/// <param name="Dictionary">Words with their phones.</param>
/// <param name="Language">The trigram model of general English.</param>
internal sealed record SphinxModel(string Acoustic, string Dictionary, string Language)
{
    private static readonly string[] Folders = ["/usr/share/pocketsphinx/model/en-us", "/usr/local/share/pocketsphinx/model/en-us", "/opt/homebrew/share/pocketsphinx/model/en-us"];

    /// <summary>The installed model; null when there is none.</summary>
    public static SphinxModel? Find() => Folders
        .Select(folder => new SphinxModel(Path.Combine(folder, "en-us"), Path.Combine(folder, "cmudict-en-us.dict"), Path.Combine(folder, "en-us.lm.bin")))
        .FirstOrDefault(model => Directory.Exists(model.Acoustic) && File.Exists(model.Dictionary));
}
