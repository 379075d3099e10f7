// Eighteen digits in groups can be read out over the phone.
export const spaced = (no) => no.replace(/^(\d{6})(\d{4})(\d{4})(\d{4})$/, '$1 $2 $3 $4');
