namespace WorkDistribution.Samples.VoiceBot;

/// <summary>The audio of telephones: ITU-T G.711, µ-law.</summary>
internal static class MuLaw
{
    private const int Bias = 0x84;
    private const int Clip = 32635;

    /// <summary>To samples.</summary>
    public static short[] Decode(byte[] payload) => Array.ConvertAll(payload, static code =>
    {
        var value = ~code & 0xFF;
        var magnitude = ((((value & 0x0F) << 3) + Bias) << ((value >> 4) & 0x07)) - Bias;
        return (short)((value & 0x80) != 0 ? -magnitude : magnitude);
    });

    /// <summary>From samples.</summary>
    public static byte[] Encode(short[] samples) => Array.ConvertAll(samples, static sample =>
    {
        var magnitude = Math.Min(Math.Abs((int)sample), Clip) + Bias;
        var exponent = int.Log2(magnitude) - 7;
        return (byte)~((sample < 0 ? 0x80 : 0) | (exponent << 4) | ((magnitude >> (exponent + 3)) & 0x0F));
    });
}
