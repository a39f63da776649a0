// How kaleido's page draws: as the dashboard does. What that needs beside the figure stands in `layout.meta.printing`.

const read = (blob) => new Promise((resolve) => {
  const reader = new FileReader();
  reader.onload = () => resolve(reader.result);
  reader.readAsDataURL(blob);
});

const toImage = Plotly.toImage.bind(Plotly);

Plotly.toImage = async (figure, options) => {
  const printing = figure.layout?.meta?.printing;
  if (!printing) return toImage(figure, options);
  const { form, ...rest } = printing;
  const page = document.getElementById("faces");
  await Promise.all([...document.fonts].map((font) => font.load()));
  const told = { ...rest, faces: rest.faces || page.textContent, paper: figure.layout.paper_bgcolor };
  delete figure.layout.meta.printing;
  const drawn = await svg(figure, told);
  if (form === "svg") return drawn;
  if (form === "pdf") return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawn)}`;
  return (await read(await png(drawn, told))).replace(/^[^,]*,/, "");
};
