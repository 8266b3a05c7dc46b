namespace WorkDistribution.Voice.Documents;

/// <summary>Reads an application's answer by its MIME type (R1-34): XML is instructions, audio is played, plain text is spoken. Pure; never throws for what is in the answer.</summary>
public interface IDocumentReader
{
    /// <summary>Reads an answer.</summary>
    /// <param name="contentType">The Content-Type as sent, with parameters; may be empty.</param>
    /// <param name="body">The body.</param>
    VoiceDocument Read(string contentType, ReadOnlyMemory<byte> body);
}
