using GasOrleans.Annotation.Reference;

namespace GasOrleans.Annotation.Tests.Reference;

/// <summary>NCBI's tables, by what sets each apart.</summary>
public sealed class GeneticCodes
{
    [Theory]
    [InlineData(1, "TAA TAG TGA CTG AGA ATA", "***LRI", "ATG")]
    [InlineData(2, "TGA AGA AGG ATA", "W**M", "ATA")]
    [InlineData(3, "CTT CTG TGA", "TTW", "GTG")]
    [InlineData(4, "TGA TAA", "W*", "TTA")]
    [InlineData(5, "AGA ATA", "SM", "TTG")]
    [InlineData(6, "TAA TAG TGA", "QQ*", "ATG")]
    [InlineData(9, "AAA AGA", "NS", "GTG")]
    [InlineData(10, "TGA TAA", "C*", "ATG")]
    [InlineData(11, "TGA CTG", "*L", "GTG")]
    [InlineData(12, "CTG", "S", "CTG")]
    [InlineData(13, "AGA ATA", "GM", "TTG")]
    [InlineData(14, "TAA AAA", "YN", "ATG")]
    [InlineData(15, "TAG TAA", "Q*", "ATG")]
    [InlineData(16, "TAG TAA", "L*", "ATG")]
    [InlineData(21, "AAA ATA AGA", "NMS", "GTG")]
    [InlineData(22, "TCA TAG", "*L", "ATG")]
    [InlineData(23, "TTA TTG", "*L", "ATT")]
    [InlineData(24, "AGA AGG", "SK", "CTG")]
    [InlineData(25, "TGA", "G", "TTG")]
    [InlineData(26, "CTG", "A", "CTG")]
    public void Codons_are_read_by_their_table(int number, string codons, string residues, string start)
    {
        ArgumentNullException.ThrowIfNull(codons);
        ArgumentNullException.ThrowIfNull(start);
        var code = GeneticCode.Of(number);
        Assert.Equal(residues, string.Concat(codons.Split(' ').Select(codon => (char)code.Translate((byte)codon[0], (byte)codon[1], (byte)codon[2]))));
        Assert.True(code.IsStart((byte)start[0], (byte)start[1], (byte)start[2]));
        Assert.False(code.IsStart((byte)'A', (byte)'A', (byte)'A'));
    }

    [Fact]
    public void All_tables_are_among_these()
        => Assert.Equal([1, 2, 3, 4, 5, 6, 9, 10, 11, 12, 13, 14, 15, 16, 21, 22, 23, 24, 25, 26], GeneticCode.Known);
}
