namespace WorkDistribution.Voice.Documents.Markup;

/// <summary>How much of a document's head was passed over, so that places found in the rest can be told in terms of the whole.</summary>
/// <param name="Offset">Characters passed over.</param>
/// <param name="Lines">Line ends among them.</param>
/// <param name="Columns">Characters among them after the last line end.</param>
internal readonly record struct TextPlace(int Offset, int Lines, int Columns)
{
    /// <summary>Passes over white space and byte order marks.</summary>
    public static TextPlace SkipLeadingSpace(string text)
    {
        int offset = 0, lines = 0, columns = 0;
        while (offset < text.Length && (char.IsWhiteSpace(text[offset]) || text[offset] is '\uFEFF' or '\0'))
        {
            if (text[offset] == '\n')
            {
                lines++;
                columns = 0;
            }
            else if (text[offset] != '\uFEFF')
            {
                columns++;
            }

            offset++;
        }

        return new TextPlace(offset, lines, columns);
    }

    /// <summary>A place in the rest, told in terms of the whole.</summary>
    public (int Line, int Column) Resolve(int line, int column) =>
        line <= 0 ? (1 + Lines, 1 + Columns) : (line + Lines, line == 1 ? column + Columns : column);
}
